import type { Order } from '../model/order.ts';
import type { LinkKind, OrderHistory, PastOrder } from '../model/order-history.ts';
import { inMind } from './just-decided.ts';
import { type Link, linksOf } from './order-links.ts';
import { pastOrder } from './past-order.ts';
import type { WatchKeys, WatchWorld } from './world.ts';

/**
 * Links looked up while the buyer waits, the most telling first: half a read unit each. What an order has in common beyond them
 * (a phone, where there are an address and an e-mail) is compared when the watch looks again, seconds later.
 */
const linksAtDoorMax = 3;

type Memory = Pick<WatchWorld, 'clock' | 'documents' | 'keys'>;
type Linked = OrderHistory['past'][number];

/**
 * Earlier orders of the same sender: those in this process's mind, and those written down under its links. Kind `HISTORY`, id = keyed
 * hash of the link. Null when there are none.
 */
export async function loadHistory(order: Order, world: Memory): Promise<OrderHistory | null> {
  const hash = (await world.keys()).fingerprint;
  const links = linksOf(order, hash);
  const asked = links.slice(0, linksAtDoorMax);
  const ids = asked.map(({ id }) => id);
  // What was written in the last moments may be missing: it is in mind here, or the watch meets it.
  const found = await world.documents.getMany<PastOrder[]>('HISTORY', ids, { consistent: false });
  const written = asked.flatMap(({ kind }, n) => linkedBy(kind, found[n]?.value ?? []));
  return historyOf(order, [...written, ...notAmong(written, inMind(links, world))], world.clock.now().toISOString(), hash);
}

/** This order beside what is remembered under each of its links. Null when nothing is. */
export function historyOf(order: Order, past: Linked[], at: string, hash: WatchKeys['fingerprint']): OrderHistory | null {
  if (past.length === 0) return null;
  return { self: pastOrder(order, { decision: '', at, outcome: 'clear', action: 'release' }, hash), past };
}

export const linkedBy = (kind: Link['kind'], past: readonly PastOrder[]): Linked[] => past.map((one) => ({ ...one, by: kind }));

/** What is written of a decision is how it stands last, after a person has looked at it. */
function notAmong(written: readonly Linked[], inMindHere: (PastOrder & { by: LinkKind })[]): Linked[] {
  const known = new Set(written.map(({ decision }) => decision));
  return inMindHere.filter(({ decision }) => !known.has(decision));
}
