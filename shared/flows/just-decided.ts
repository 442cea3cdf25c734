import type { LinkKind, PastOrder } from '../model/order-history.ts';
import type { Link } from './order-links.ts';
import type { WatchWorld } from './world.ts';

/** Milliseconds an order stays in mind here: many times what the watch takes to write it down. */
const keptMs = 60_000;
/** Orders in mind at once. */
const keptMax = 2_000;

type Ports = Pick<WatchWorld, 'clock' | 'documents'>;
interface Kept {
  past: PastOrder;
  links: readonly Link[];
  until: number;
}

/** What this process has decided in the last minute and the next attempt must meet, oldest first. */
const minds = new WeakMap<Ports['documents'], Kept[]>();

/**
 * Keeps an order in this process's mind until the watch has surely written it down: the next attempt, a moment later and usually
 * at the same process, meets it without a write on the way. Another process meets it once it is written.
 */
export function keepInMind(past: PastOrder, links: readonly Link[], { clock, documents }: Ports): void {
  const now = clock.elapsed();
  const kept = (minds.get(documents) ?? []).filter(({ until }) => until > now).slice(1 - keptMax);
  minds.set(documents, [...kept, { past, links, until: now + keptMs }]);
}

/** Orders in mind that share one of these links, newest first. */
export function inMind(links: readonly Link[], { clock, documents }: Ports): (PastOrder & { by: LinkKind })[] {
  const now = clock.elapsed();
  const found = (minds.get(documents) ?? []).flatMap(({ past, links: shared, until }) =>
    until <= now ? [] : links.flatMap(({ id, kind }) => (shared.some((one) => one.id === id) ? [{ ...past, by: kind }] : [])),
  );
  return found.reverse();
}
