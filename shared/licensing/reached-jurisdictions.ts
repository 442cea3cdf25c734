import type { Item } from '../model/item.ts';
import type { Order } from '../model/order.ts';
import { isHome } from './us/place.ts';

/** Member States of the customs territory (Regulation (EU) 2021/821 applies there). */
export const euMembers: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

/**
 * Whose law an order falls under: what it asks for, or every jurisdiction its facts reach (place of shipment, seller, US origin or
 * content) and always the Security Council and the deployer's own policy. Sorted.
 */
export function reachedJurisdictions(order: Order): string[] {
  if (order.jurisdictions.length > 0) return [...order.jurisdictions].sort();
  const reached = new Set(['OWN', 'UN']);
  for (const country of placesOfExport(order)) {
    if (isHome(country)) reached.add('US');
    if (euMembers.has(country)) reached.add('EU');
    const own = others[country];
    if (own) reached.add(own);
  }
  if (order.items.some((item) => hasUsLink(item, order))) reached.add('US');
  if (reached.size === 2 && order.items.some((item) => item.classification.eu !== null)) reached.add('EU');
  return [...reached].sort();
}

/** Jurisdictions whose lists are screened but whose license law is not modelled. */
const others: Record<string, string> = { GB: 'UK', CA: 'CA', AU: 'AU', CH: 'CH', JP: 'JP', CN: 'CN' };

const placesOfExport = (order: Order): string[] => [
  ...(order.shipFrom ? [order.shipFrom.country] : []),
  ...order.parties.flatMap((party) => (party.roles.includes('seller') && party.address?.country ? [party.address.country] : [])),
];

/** 734.3: US origin, US content, or a US classification where no origin says otherwise. */
function hasUsLink(item: Item, order: Order): boolean {
  const content = item.attributes.usContentPercent ?? item.attributes.usControlledContentPct;
  if (isHome(item.origin) || (content !== undefined && content !== null)) return true;
  return item.classification.us !== null && (item.origin === null || order.shipFrom === null);
}
