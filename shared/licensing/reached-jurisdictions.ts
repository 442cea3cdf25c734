import type { Item } from '../model/item.ts';
import type { Order } from '../model/order.ts';
import { reachOf } from './jurisdiction-reach.ts';

/** Jurisdictions by the word used for them on the wire, sorted: those whose export law may reach an order, and the two that always do. */
const laws = ['AU', 'CA', 'CH', 'CN', 'EU', 'JP', 'OWN', 'UK', 'UN', 'US'];

/**
 * Whose law an order falls under: what it names, and every jurisdiction its facts reach (place of shipment, seller, US origin or
 * content), and always the Security Council and the deployer's own policy. Sorted.
 */
export function reachedJurisdictions(order: Order): string[] {
  const reached = laws.filter((jurisdiction) => isReached(jurisdiction, order));
  const further = order.jurisdictions.filter((jurisdiction) => !reached.includes(jurisdiction));
  return further.length === 0 ? reached : [...new Set([...reached, ...further])].sort();
}

function isReached(jurisdiction: string, order: Order): boolean {
  if (jurisdiction === 'OWN' || jurisdiction === 'UN') return true;
  const { answer } = reachOf(order, jurisdiction);
  if (answer === 'yes' || (answer === 'unknown' && hasLink(order, jurisdiction))) return true;
  return jurisdiction === 'US' && order.jurisdictions.length === 0 && order.items.some(hasUsContent);
}

/** Where the facts leave it open, a classification under a law says that the shop itself counts with it. */
const hasLink = (order: Order, jurisdiction: string): boolean =>
  order.items.some(
    ({ classification }) =>
      (jurisdiction === 'US' && classification.us !== null) || (jurisdiction === 'EU' && classification.eu !== null),
  );

/** 734.4: controlled US content is told. */
const hasUsContent = ({ attributes }: Item): boolean =>
  (attributes.usContentPercent ?? attributes.usControlledContentPct ?? null) !== null;
