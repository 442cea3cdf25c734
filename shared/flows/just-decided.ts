import type { LinkKind, PastOrder } from '../model/order-history.ts';
import type { Link } from './order-links.ts';
import type { WatchWorld } from './world.ts';
import { worthKeeping } from './worth-keeping.ts';

/** Milliseconds an order stays in mind here: many times what the watch takes to write it down. */
const keptMs = 60_000;
/** Links in mind at once: two thousand orders with all that links them. */
const linksMax = 8_000;

type Ports = Pick<WatchWorld, 'clock' | 'documents'>;
interface Kept {
  past: PastOrder;
  until: number;
}

/** By link, the one used last at the end: what this process has decided in the last minute and the next attempt must meet. */
const minds = new WeakMap<Ports['documents'], Map<string, Kept[]>>();

/**
 * Keeps an order in this process's mind until the watch has surely written it down: the next attempt, a moment later and usually
 * at the same process, meets it without a write on the way. Another process meets it once it is written. Of one link no more is kept
 * than is written of it: a busy address must not grow into the evidence of each of its orders.
 */
export function keepInMind(past: PastOrder, links: readonly Link[], { clock, documents }: Ports): void {
  const now = clock.elapsed();
  const mind = minds.get(documents) ?? new Map<string, Kept[]>();
  minds.set(documents, mind);
  for (const { id } of links) {
    const all = [{ past, until: now + keptMs }, ...(mind.get(id) ?? []).filter(({ until }) => until > now)];
    const worth = new Set(worthKeeping(all.map((one) => one.past)));
    mind.delete(id);
    mind.set(
      id,
      all.filter((one) => worth.has(one.past)),
    );
  }
  for (const [id, kept] of mind) {
    if (mind.size <= linksMax && kept.some(({ until }) => until > now)) break;
    mind.delete(id);
  }
}

/** Orders in mind under each of these links, newest first. */
export function inMind(links: readonly Link[], { clock, documents }: Ports): (PastOrder & { by: LinkKind })[] {
  const now = clock.elapsed();
  return links.flatMap(({ id, kind }) =>
    (minds.get(documents)?.get(id) ?? []).flatMap(({ past, until }) => (until <= now ? [] : [{ ...past, by: kind }])),
  );
}
