import type { DecisionRecord } from '../../shared/flows/world.ts';
import type { Decision } from '../../shared/model/decision.ts';
import type { Order } from '../../shared/model/order.ts';
import type { Party } from '../../shared/model/party.ts';

export interface OrderWish {
  reference?: string;
  street?: string;
  email?: string | null;
  destination?: string;
  /** Country of the consignee's address; the destination when absent. */
  home?: string;
  via?: string[];
  code?: string | null;
  amount?: string;
  quantity?: number;
}

/** An order to one consignee, everything else plain. */
export function orderTo(name: string, wish: OrderWish): Order {
  const country = wish.destination ?? 'DE';
  const party: Party = {
    id: 'p1',
    roles: ['ultimate_consignee'],
    type: 'organization',
    name,
    aliases: [],
    address: {
      lines: [wish.street ?? '12 Old Mill Road'],
      city: 'Altstadt',
      region: null,
      postalCode: '8010',
      country: wish.home ?? country,
    },
    dateOfBirth: null,
    gender: null,
    nationalities: [],
    identifiers: [],
    ownership: [],
    email: wish.email ?? null,
    phone: null,
    website: null,
  };
  return {
    reference: wish.reference ?? 'SO-100',
    stage: 'checkout',
    transaction: 'export',
    shipFrom: { country: 'US' },
    destination: { country, region: null, city: null, postalCode: null },
    via: wish.via ?? [],
    parties: [party],
    items: [itemOf(wish)],
    endUse: { statement: null, flags: {} },
    authorizations: [],
    signals: { ipCountry: null, paymentCountry: null, accountAgeDays: null },
    jurisdictions: [],
    deadlineMs: 800,
    asOf: null,
    dryRun: false,
    metadata: {},
  };
}

const itemOf = (wish: OrderWish): Order['items'][number] => ({
  id: '1',
  sku: 'EUV-1',
  description: 'a lens',
  kind: 'commodity',
  quantity: wish.quantity ?? 1,
  unitValue: { amount: wish.amount ?? '20.00', currency: 'USD' },
  origin: 'US',
  classification: { us: wish.code === undefined ? 'EAR99' : wish.code, eu: null, uk: null, hs: null, source: null },
  attributes: {},
});

export function recordOf(order: Order, made: Partial<Decision> = {}): DecisionRecord {
  const decision: Decision = {
    id: 'dec_0',
    reference: order.reference,
    stage: order.stage,
    createdAt: '2026-11-24T09:00:00.000Z',
    outcome: 'clear',
    action: 'release',
    complete: true,
    gaps: [],
    headline: '',
    buyerMessage: { code: '', text: '' },
    byJurisdiction: {},
    findings: [],
    exceptions: [],
    obligations: [],
    divergence: [],
    pinned: { edition: 'ed_1', ruleset: 'rs_1', engine: '0', sources: [] },
    simulated: false,
    review: null,
    supersedes: null,
    trigger: 'order',
    digest: '',
    ...made,
  };
  return { decision, order, caller: 'local', bodyDigest: '', attempt: decision.id, circumstances: {} };
}
