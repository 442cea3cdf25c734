import type { Item } from '../model/item.ts';
import type { Order } from '../model/order.ts';
import { reachOf } from './jurisdiction-reach.ts';

/** Jurisdictions whose export law may reach an order, by the word used for them on the wire. */
const laws = ['AU', 'CA', 'CH', 'CN', 'EU', 'JP', 'UK', 'US'] as const;

/**
 * Whose law an order falls under: what it names, and every jurisdiction its facts reach (place of shipment, seller, US origin or
 * content), and always the Security Council and the deployer's own policy. Sorted.
 */
export function reachedJurisdictions(order: Order): string[] {
  const reached = new Set([...order.jurisdictions, 'OWN', 'UN']);
  for (const jurisdiction of laws) {
    const { answer } = reachOf(order, jurisdiction);
    if (answer === 'yes' || (answer === 'unknown' && hasLink(order, jurisdiction))) reached.add(jurisdiction);
  }
  if (order.jurisdictions.length === 0 && order.items.some(hasUsContent)) reached.add('US');
  return [...reached].sort();
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
