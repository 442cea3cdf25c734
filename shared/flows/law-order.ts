import type { Item, ItemKind } from '../model/item.ts';
import type { Order } from '../model/order.ts';

/** What a question about the law says of an order: no parties, nothing personal. */
export interface LawQuestion {
  us: string | null;
  eu: string | null;
  from: string | null;
  to: string;
  /** US dollars, decimal. */
  value: string | null;
  kind: ItemKind;
  hs: string | null;
  origin: string | null;
  attributes: Item['attributes'];
}

/** The order such a question stands for. An item with an ECCN and no origin is taken to be American: that is why one asks. */
export function lawOrder(asked: LawQuestion): Order {
  const { us, eu, hs, from, to, value, kind, attributes } = asked;
  const origin = asked.origin ?? (us === null ? null : 'US');
  const item: Item = {
    id: '1',
    sku: null,
    description: null,
    kind,
    quantity: 1,
    unitValue: value === null ? null : { amount: value, currency: 'USD' },
    origin,
    classification: { us, eu, uk: null, hs, source: null },
    attributes,
  };
  return {
    reference: 'eligibility',
    stage: 'cart',
    transaction: from !== null && from !== 'US' && us !== null && eu === null ? 'reexport' : 'export',
    shipFrom: from === null ? null : { country: from },
    destination: { country: to, region: null, city: null, postalCode: null },
    via: [],
    parties: [],
    items: [item],
    endUse: { statement: null, flags: {} },
    authorizations: [],
    signals: { ipCountry: null, paymentCountry: null, accountAgeDays: null },
    jurisdictions: [...(us === null ? [] : ['US']), ...(eu === null ? [] : ['EU'])],
    deadlineMs: 1000,
    asOf: null,
    dryRun: true,
    metadata: {},
  };
}

/** `rangeKm:20,civilTelecom:true` → attributes; null when a pair cannot be read. */
export function readFacts(text: string): Item['attributes'] | null {
  const facts: Item['attributes'] = {};
  for (const pair of text.split(',')) {
    const found = /^\s*([\w.#-]{1,64})\s*[:=]\s*([^:=]{1,200}?)\s*$/.exec(pair);
    if (!found?.[1] || found[2] === undefined) return null;
    const value = found[2];
    facts[found[1]] =
      value === 'true' || value === 'false' ? value === 'true' : /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
  }
  return facts;
}
