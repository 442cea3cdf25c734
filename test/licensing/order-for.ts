import type { Item } from '../../shared/model/item.ts';
import type { Order } from '../../shared/model/order.ts';
import type { Party } from '../../shared/model/party.ts';

type ItemFacts = Partial<Omit<Item, 'classification'>> & {
  us?: string | null;
  eu?: string | null;
  hs?: string | null;
  usd?: number;
};

/** An order with every default filled in; items by their classification and value in US dollars. */
export function orderFor(
  facts: Partial<Omit<Order, 'items' | 'destination'>> & {
    to?: string | null;
    city?: string;
    postalCode?: string;
    items: ItemFacts[];
  },
): Order {
  const { to = null, city = null, postalCode = null, items, ...rest } = facts;
  return {
    reference: 'order-1',
    stage: 'checkout',
    transaction: 'export',
    shipFrom: { country: 'US' },
    destination: { country: to, region: null, city, postalCode },
    via: [],
    parties: [],
    items: items.map(itemFor),
    endUse: { statement: null, flags: {} },
    authorizations: [],
    signals: { ipCountry: null, paymentCountry: null, accountAgeDays: null },
    jurisdictions: [],
    deadlineMs: 800,
    asOf: null,
    dryRun: false,
    metadata: {},
    ...rest,
  };
}

function itemFor({ us = null, eu = null, hs = null, usd, ...rest }: ItemFacts, index: number): Item {
  return {
    id: String(index + 1),
    sku: null,
    description: null,
    kind: 'commodity',
    quantity: 1,
    unitValue: usd === undefined ? null : { amount: String(usd), currency: 'USD' },
    origin: 'US',
    classification: { us, eu, uk: null, hs, source: null },
    attributes: {},
    ...rest,
  };
}

/** A party in a country, with nothing else known. */
export const partyIn = (country: string | null, roles: string[], more: Partial<Party> = {}): Party => ({
  id: roles[0] ?? 'party',
  roles,
  type: 'organization',
  name: 'Example Trading',
  aliases: [],
  address: country === null ? null : { lines: [], city: null, region: null, postalCode: null, country },
  dateOfBirth: null,
  gender: null,
  nationalities: [],
  identifiers: [],
  ownership: [],
  email: null,
  phone: null,
  website: null,
  ...more,
});
