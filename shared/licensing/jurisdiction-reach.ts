import type { Order } from '../model/order.ts';
import { isCountryCode } from '../names/resolve-country.ts';
import { euMembers } from './eu-members.ts';
import { isHome } from './us/place.ts';

/** Whether a jurisdiction's export law reaches an order. `unknown`: a fact that would tell is missing. */
export type Reach = { answer: 'yes' | 'no' } | { answer: 'unknown'; missing: string[] };

const unitedKingdom = new Set(['GB', 'IM', 'JE', 'GG', 'GI']);
/** Controlled US content above which a foreign-made item to a country of group E is subject to the EAR, per cent (734.4(c)). */
const deMinimisPercent = 10;

/**
 * Reach of a jurisdiction: named by the caller, or by the facts: where goods leave from, where the seller is, and for the
 * United States where items come from (15 CFR 734.3). The Security Council reaches everybody. Naming some jurisdictions does not
 * switch off another that the facts reach.
 */
export function reachOf(order: Order, jurisdiction: string): Reach {
  if (jurisdiction === 'UN' || order.jurisdictions.includes(jurisdiction)) return yes;
  const from = order.shipFrom?.country ?? null;
  if (from !== null && isWithin(from, jurisdiction)) return yes;
  if (order.parties.some((party) => isSellerWithin(party, jurisdiction))) return yes;
  if (jurisdiction === 'US' && order.items.some(isUsItem)) return yes;
  return order.jurisdictions.length > 0 ? no : byAbsence(order, jurisdiction);
}

const yes: Reach = { answer: 'yes' };
const no: Reach = { answer: 'no' };

function byAbsence(order: Order, jurisdiction: string): Reach {
  if (!isCountryCode(order.shipFrom?.country ?? '')) return { answer: 'unknown', missing: ['shipFrom.country'] };
  if (jurisdiction !== 'US') return no;
  const unknownOrigin = order.items.filter((item) => item.origin === null).map((item) => `items[${item.id}].origin`);
  return unknownOrigin.length > 0 ? { answer: 'unknown', missing: unknownOrigin } : no;
}

function isSellerWithin({ roles, address }: Order['parties'][number], jurisdiction: string): boolean {
  const country = address?.country ?? null;
  return country !== null && roles.includes('seller') && isWithin(country, jurisdiction);
}

const isWithin = (country: string, jurisdiction: string): boolean =>
  membership[jurisdiction]?.(country) ?? country === jurisdiction;

function isUsItem(item: Order['items'][number]): boolean {
  const content = item.attributes.usContentPercent;
  return isHome(item.origin) || (typeof content === 'number' && content > deMinimisPercent);
}

const membership: Record<string, (country: string) => boolean> = {
  US: isHome,
  EU: (country) => euMembers.has(country),
  UK: (country) => unitedKingdom.has(country),
};
