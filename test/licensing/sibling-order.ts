import type { Item } from '../../shared/model/item.ts';
import type { Order, Transaction } from '../../shared/model/order.ts';
import type { Party } from '../../shared/model/party.ts';
import { orderFor, partyIn } from './order-for.ts';

/** A whole order as data, judged by every check; `cite` says from which text the expectation was read. */
export interface Sibling {
  say: string;
  cite: string;
  us?: string;
  eu?: string;
  hs?: string;
  to: string;
  city?: string;
  post?: string;
  /** Country of shipment; the United States by default. */
  home?: string;
  from?: string;
  origin?: string;
  usd?: number;
  eur?: number;
  kind?: Item['kind'];
  facts?: Item['attributes'];
  flags?: Record<string, boolean>;
  /** The end-use statement says that the use is civil. */
  civil?: boolean;
  /** The end-use statement itself. */
  states?: string;
  via?: string[];
  /** Country of a beneficial owner. */
  party?: string;
  /** The buyer, where more than the country matters. */
  who?: Partial<Party>;
  /** Two-letter country of the network, and of the payment. */
  ip?: string;
  pay?: string;
  transaction?: Transaction;
  claims?: string[];
  attest?: Record<string, boolean>;
  law?: string[];
  /** Day of the decision. */
  on?: string;
  /** Further lines, each like the first but for these. */
  lines?: { us?: string; eu?: string; hs?: string; usd?: number }[];
  outcome: string;
  needs?: string[];
  without?: string[];
  codes?: string[];
  exceptions?: Record<string, string>;
  missing?: string[];
  obligations?: string[];
  notOwed?: string[];
}

export function siblingOrder(one: Sibling): Order {
  return orderFor({
    to: one.to,
    ...(one.city ? { city: one.city, postalCode: one.post ?? '' } : {}),
    shipFrom: { country: one.from ?? one.home ?? 'US' },
    transaction: one.transaction ?? 'export',
    via: one.via ?? [],
    parties: [
      partyIn(one.to, ['purchaser', 'ultimate_consignee', 'end_user'], one.who ?? {}),
      ...(one.party ? [partyIn(one.party, ['beneficial_owner'])] : []),
    ],
    endUse: { statement: one.states ?? (one.civil ? 'civil use' : null), flags: one.flags ?? {} },
    signals: { ipCountry: one.ip ?? null, paymentCountry: one.pay ?? null, accountAgeDays: null },
    jurisdictions: one.law ?? [],
    authorizations: (one.claims ?? []).map((code) => ({
      kind: code.startsWith('EU') ? 'general' : 'exception',
      id: null,
      code,
      attestations: one.attest ?? {},
    })),
    items: [{}, ...(one.lines ?? [])].map((line) => itemOf({ ...one, ...line })),
  });
}

function itemOf(one: Sibling) {
  const { usd, eur } = one;
  return {
    us: one.us ?? null,
    eu: one.eu ?? null,
    hs: one.hs ?? null,
    ...(usd === undefined ? {} : { usd }),
    ...(eur === undefined ? {} : { unitValue: { amount: `${eur}`, currency: 'EUR' } }),
    kind: one.kind ?? ('commodity' as const),
    origin: one.origin ?? (one.eu && !one.us ? null : 'US'),
    attributes: one.facts ?? {},
  };
}
