import { isDeepStrictEqual } from 'node:util';
import type { Order } from '../model/order.ts';
import { isControlled, type LinkKind, type OrderHistory, type PastOrder } from '../model/order-history.ts';
import { severity, strictest } from '../model/outcome.ts';
import { historyOf, linkedBy } from './order-history.ts';
import { codeOf, type Link, linksOf } from './order-links.ts';
import { pastOrder } from './past-order.ts';
import type { DecisionRecord, Stored, WatchKeys, WatchWorld } from './world.ts';
import { worthKeeping } from './worth-keeping.ts';

/** Attempts at a conditional write that others keep winning. */
const attemptsMax = 8;
/** Links written side by side. */
const writesAtOnce = 25;

type Memory = Pick<WatchWorld, 'clock' | 'documents' | 'keys'>;
type Hash = WatchKeys['fingerprint'];
type Stands = Pick<PastOrder, 'outcome' | 'action'>;

/** One order to be remembered, and under which of its links. */
interface Entry {
  past: PastOrder;
  links: Link[];
  under: Link[];
}

/** What is remembered under the links of some orders. */
export interface OrderMemory {
  /** What was decided up to this order under any of its links; null for nothing. */
  before(record: DecisionRecord): OrderHistory | null;
}

/**
 * Adds decided orders to the memory of their links, all that a batch has for one link in one write. Safe to repeat: a decision is
 * remembered once, as it stands last.
 *
 * @param beside Decided before them and not written down yet by whoever follows them: known to `before`, and not written here.
 */
export async function rememberOrders(
  records: readonly DecisionRecord[],
  world: Memory,
  beside: readonly DecisionRecord[] = [],
): Promise<OrderMemory> {
  const hash = (await world.keys()).fingerprint;
  const entries = records.map((record) => entryOf(record, standingOf(record), hash));
  const known = await write(entries, world);
  for (const record of beside) {
    const { past, links } = entryOf(record, standingOf(record), hash);
    for (const { id } of links) known.set(id, [past, ...(known.get(id) ?? [])]);
  }
  return {
    before: ({ order, decision }) => {
      const earlier = (one: PastOrder) => one.decision !== decision.id && one.at <= decision.createdAt;
      const past = linksOf(order, hash).flatMap(({ id, kind }) =>
        linkedBy(kind, worthKeeping((known.get(id) ?? []).filter(earlier))),
      );
      return historyOf(order, past, world.clock.now().toISOString(), hash);
    },
  };
}

/** An order as the next attempt must meet it, with all that links it. */
export async function rememberable(record: DecisionRecord, world: Memory): Promise<Pick<Entry, 'past' | 'links'>> {
  return entryOf(record, standingOf(record), (await world.keys()).fingerprint);
}

/** A person has dealt with the decision, or another has taken its place: its memory says so. */
export async function rememberAs(record: Pick<DecisionRecord, 'decision' | 'order'>, now: Stands, world: Memory): Promise<void> {
  const entry = entryOf(record, now, (await world.keys()).fingerprint);
  await write([{ ...entry, under: entry.links }], world);
}

/** A hold for late lists alone says nothing about the order: a later attempt may well be clear. */
function standingOf({ decision }: DecisionRecord): Stands {
  const outcome = strictest(...decision.findings.map((finding) => finding.outcome));
  return { outcome, action: severity(outcome) >= severity('review') ? decision.action : 'release' };
}

function entryOf({ decision, order }: Pick<DecisionRecord, 'decision' | 'order'>, now: Stands, hash: Hash): Entry {
  const links = linksOf(order, hash);
  const past = pastOrder(order, { decision: decision.id, at: decision.createdAt, ...now }, hash);
  return { past, links, under: links.filter(({ kind }) => isKeptUnder(kind, order, now)) };
}

/**
 * What was not released is met again under everything it had; controlled goods are counted wherever they go. Of all other orders it
 * matters only which names an address had and where a buyer used to order from.
 */
function isKeptUnder(kind: LinkKind, order: Order, { action }: Stands): boolean {
  if (action !== 'release') return true;
  if (order.items.some((item) => isControlled({ code: codeOf(item) }))) return kind !== 'reference';
  return kind === 'address' || kind === 'email';
}

/** Writes what is new under each link. Answers what is known under all links of these orders, written or not. */
async function write(entries: readonly Entry[], world: Memory): Promise<Map<string, PastOrder[]>> {
  const ids = [...new Set(entries.flatMap(({ links }) => links.map(({ id }) => id)))];
  const found = await world.documents.getMany<PastOrder[]>('HISTORY', ids);
  const added = new Map<string, PastOrder[]>();
  for (const { past, under } of entries) for (const { id } of under) added.set(id, [...(added.get(id) ?? []), past]);
  const known = new Map(ids.map((id, n) => [id, found[n]?.value ?? []]));
  const writes = ids.flatMap((id, n) => (added.has(id) ? [{ id, stored: found[n] ?? null, fresh: added.get(id) ?? [] }] : []));
  for (let at = 0; at < writes.length; at += writesAtOnce) {
    await Promise.all(
      writes.slice(at, at + writesAtOnce).map(async ({ id, stored, fresh }) => {
        known.set(id, await remember(id, fresh, stored, world));
      }),
    );
  }
  return known;
}

async function remember(id: string, fresh: PastOrder[], seen: Stored<PastOrder[]> | null, world: Memory): Promise<PastOrder[]> {
  const again = new Set(fresh.map(({ decision }) => decision));
  let stored = seen;
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const before = stored?.value ?? [];
    const all = [...fresh, ...before.filter(({ decision }) => !again.has(decision))];
    const kept = worthKeeping(all);
    if (isDeepStrictEqual(kept, before)) return all; // remembered by an earlier run already
    if (await world.documents.put('HISTORY', id, kept, stored?.revision ?? null)) return all;
    stored = await world.documents.get<PastOrder[]>('HISTORY', id);
  }
  throw new Error('the history of one consignee is contended');
}
