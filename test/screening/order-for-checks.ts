import type { Judgement } from '../../shared/model/decision.ts';
import type { Classification, Item } from '../../shared/model/item.ts';
import type { Order } from '../../shared/model/order.ts';
import { type Outcome, strictest } from '../../shared/model/outcome.ts';
import type { Address, Party } from '../../shared/model/party.ts';
import type { CheckResult } from '../../shared/screening/check.ts';
import type { Knowledge } from '../../shared/screening/knowledge.ts';

export type PartyFacts = Partial<Omit<Party, 'address'>> & { address?: Partial<Address> | null };
export type ItemFacts = Partial<Omit<Item, 'classification'>> & { classification?: Partial<Classification> };
export interface OrderFacts extends Partial<Omit<Order, 'destination' | 'parties' | 'items' | 'endUse' | 'signals'>> {
  destination?: Partial<Order['destination']>;
  parties?: PartyFacts[];
  items?: ItemFacts[];
  endUse?: Partial<Order['endUse']>;
  signals?: Partial<Order['signals']>;
}

/** An order from the facts a case states; everything else as an ordinary shipment from the United States has it. */
export function orderOf(facts: OrderFacts): Order {
  const country = facts.destination?.country ?? null;
  return {
    reference: 'SO-1',
    stage: 'checkout',
    transaction: 'export',
    shipFrom: { country: 'US' },
    via: [],
    authorizations: [],
    jurisdictions: [],
    deadlineMs: 800,
    asOf: null,
    dryRun: false,
    metadata: {},
    ...facts,
    destination: { country: null, region: null, city: null, postalCode: null, ...facts.destination },
    parties: (facts.parties ?? [{ id: 'buyer', address: { lines: ['Main Street 1'], country } }]).map(partyOf),
    items: (facts.items ?? [{}]).map(itemOf),
    endUse: { statement: null, flags: {}, ...facts.endUse },
    signals: { ipCountry: null, paymentCountry: null, accountAgeDays: null, ...facts.signals },
  };
}

const nowhere: Address = { lines: [], city: null, region: null, postalCode: null, country: null };

const partyOf = (facts: PartyFacts, position: number): Party => ({
  id: `p${position + 1}`,
  roles: ['purchaser', 'ultimate_consignee'],
  type: 'organization',
  name: 'Brightwater Instruments Ltd',
  aliases: [],
  dateOfBirth: null,
  gender: null,
  nationalities: [],
  identifiers: [],
  ownership: [],
  email: null,
  phone: null,
  website: null,
  ...facts,
  address: facts.address === null ? null : { ...nowhere, ...facts.address },
});

const itemOf = (facts: ItemFacts, position: number): Item => ({
  id: String(position + 1),
  sku: null,
  description: null,
  kind: 'commodity',
  quantity: 1,
  unitValue: { amount: '50.00', currency: 'USD' },
  origin: 'US',
  attributes: {},
  ...facts,
  classification: { us: 'EAR99', eu: null, uk: null, hs: null, source: 'self', ...facts.classification },
});

/** Knowledge for checks that look at the order alone: an index without entries. */
export const noKnowledge = {
  edition: { id: 'ed_test', createdAt: '2026-11-23T00:00:00Z', sources: {}, indexKey: '', lawKey: null },
  index: { entryCount: 0, nameCount: 0, entry: () => null },
  law: {
    editions: {},
    us: {
      chart: {},
      footnotes: {},
      inherits: { HK: { from: 'CN', basis: '738.3(b)' } },
      groups: {
        'D:2': ['IR', 'IL', 'PK', 'RU'],
        'D:3': ['AM', 'CN', 'KG', 'KZ', 'UZ', 'PK', 'RU', 'SA', 'VN'],
        'D:4': ['CN', 'IL', 'PK', 'SA', 'RU'],
        'D:5': ['BY', 'CN', 'IR', 'KP', 'RU', 'VE'],
      },
      entries: {},
    },
  },
  engine: 'test',
} as unknown as Knowledge;

const now = '2026-11-23T12:00:00Z';
export const circumstances = { now, gaps: [] };

export const outcomeOf = ({ findings }: CheckResult | Judgement): Outcome =>
  strictest(...findings.map((finding) => finding.outcome));
export const codesOf = ({ findings }: CheckResult): string[] => [...new Set(findings.map((finding) => finding.code))].sort();
