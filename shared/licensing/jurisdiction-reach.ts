import type { Order } from '../model/order.ts';

/** Whether a jurisdiction's export law reaches an order. `unknown`: a fact that would tell is missing. */
export type Reach = { answer: 'yes' | 'no' } | { answer: 'unknown'; missing: string[] };

/** The United States with its territories (15 CFR 772.1, "United States"). */
const unitedStates = new Set(['US', 'PR', 'GU', 'VI', 'AS', 'MP', 'UM']);
/** The 27 member states; Åland, the Canaries and the French overseas departments are customs territory too. */
export const euMembers: ReadonlySet<string> = new Set(
  'AT BE BG HR CY CZ DE DK EE ES FI FR GR HU IE IT LT LU LV MT NL PL PT RO SE SI SK AX GP GF MQ RE YT MF'.split(' '),
);
const unitedKingdom = new Set(['GB', 'IM', 'JE', 'GG', 'GI']);
/** Controlled US content above which a foreign-made item to a country of group E is subject to the EAR, per cent (734.4(c)). */
const deMinimisPercent = 10;

/**
 * Reach of a jurisdiction: named by the caller, or by the facts: where goods leave from, where the seller is, and for the
 * United States where items come from (15 CFR 734.3). The Security Council reaches everybody. Naming some jurisdictions does not
 * switch off another that the facts reach.
 */
export function reachOf(order: Order, jurisdiction: string): Reach {
  if (jurisdiction === 'UN' || order.jurisdictions.includes(jurisdiction)) return { answer: 'yes' };
  const members = membersOf(jurisdiction);
  const origins = [order.shipFrom?.country ?? null, ...sellerCountries(order)];
  if (origins.some((country) => country !== null && members.has(country))) return { answer: 'yes' };
  if (jurisdiction === 'US' && order.items.some(isUsItem)) return { answer: 'yes' };
  return order.jurisdictions.length > 0 ? { answer: 'no' } : byAbsence(order, jurisdiction);
}

function byAbsence(order: Order, jurisdiction: string): Reach {
  if (order.shipFrom === null) return { answer: 'unknown', missing: ['shipFrom.country'] };
  const unknownOrigin = order.items.filter((item) => item.origin === null).map((item) => `items[${item.id}].origin`);
  if (jurisdiction === 'US' && unknownOrigin.length > 0) return { answer: 'unknown', missing: unknownOrigin };
  return { answer: 'no' };
}

const sellerCountries = (order: Order): (string | null)[] =>
  order.parties.filter((party) => party.roles.includes('seller')).map((party) => party.address?.country ?? null);

function isUsItem(item: Order['items'][number]): boolean {
  const content = item.attributes.usContentPercent;
  return (item.origin !== null && unitedStates.has(item.origin)) || (typeof content === 'number' && content > deMinimisPercent);
}

function membersOf(jurisdiction: string): ReadonlySet<string> {
  if (jurisdiction === 'US') return unitedStates;
  if (jurisdiction === 'EU') return euMembers;
  return jurisdiction === 'UK' ? unitedKingdom : new Set([jurisdiction]);
}
