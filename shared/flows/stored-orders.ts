import { sha256Hex } from '../decisions/canonical-json.ts';
import { loadIndex } from '../matching/load-index.ts';
import type { MatchIndex } from '../matching/match-index.ts';
import { buildStoredIndex } from '../matching/stored-party-index.ts';
import { decodeSegment, eachParty, encodeRecords, mergeSegments, type PartySegment, segmentWithout } from './party-segment.ts';
import type { DecisionRecord, Stored, WatchWorld } from './world.ts';

/** Where a segment lies. Kind `SEGMENT`, id = hash of its bytes. */
export interface SegmentRow {
  key: string;
  /** Index of its parties; null while it is so small that reading it through is faster. */
  indexKey: string | null;
  orders: number;
  /** Releasing decisions among them: the base of the flip guard. */
  clear: number;
  /** Earliest order; absent in older rows. */
  from?: string;
  /** Latest order. */
  to: string;
  /** Merges behind it. */
  level: number;
}

/** Segments of one level that are merged into one of the next: few files for a sweep, and each order is rewritten rarely. */
const fanIn = 10;
/** Levels stop here: 10^4 batches of one follower are some hundred thousand orders, and a sweep holds one segment in memory. */
const levelMax = 4;
const segmentsMax = 10_000;

/** Keeps the orders of these records for later sweeps. Safe to repeat: the same records are the same segment. */
export async function keepOrders(records: readonly DecisionRecord[], world: WatchWorld): Promise<void> {
  if (records.length > 0) await keepSegment(encodeRecords(records), 0, world);
}

export async function listSegments(world: WatchWorld): Promise<Stored<SegmentRow>[]> {
  return world.documents.list<SegmentRow>('SEGMENT', { limit: segmentsMax });
}

export async function readSegment(row: SegmentRow, world: WatchWorld): Promise<PartySegment> {
  const bytes = await world.objects.get(row.key);
  if (!bytes) throw new Error(`segment \`${row.key}\` of stored orders is missing`);
  return decodeSegment(bytes);
}

/**
 * Merges ten segments of one level into one. The merged one is visible before the old ones go, so a sweep in between sees an
 * order twice and never not at all.
 */
export async function mergeOrders(world: WatchWorld): Promise<void> {
  const rows = await listSegments(world);
  for (let level = 0; level < levelMax; level++) {
    const group = rows.filter(({ value }) => value.level === level).slice(0, fanIn);
    if (group.length < fanIn) continue;
    await finishRemovals(world);
    const segments = await Promise.all(group.map(({ value }) => readSegment(value, world)));
    await keepSegment(mergeSegments(segments), level + 1, world);
    for (const row of group) await removeSegment(row, world);
    return;
  }
}

/**
 * Takes these decisions out of what is kept for sweeps: their records are past their time and gone. A segment is written anew
 * without them before the old one goes. Safe to repeat.
 *
 * @param gone Ids of deleted decisions, by the day (`YYYY-MM-DD`) they were made on.
 */
export async function forgetOrders(gone: ReadonlyMap<string, ReadonlySet<string>>, world: WatchWorld): Promise<void> {
  if (gone.size === 0) return;
  await finishRemovals(world);
  const days = [...gone.keys()];
  const ids = new Set([...gone.values()].flatMap((some) => [...some]));
  for (const row of await listSegments(world)) {
    const { from = '', to, level } = row.value;
    if (!days.some((day) => from.slice(0, 10) <= day && day <= to.slice(0, 10))) continue;
    const segment = await readSegment(row.value, world);
    const kept = segmentWithout(segment, ids);
    if (kept === null) continue;
    if (kept.orderCount > 0) await keepSegment(kept.bytes, level, world);
    await removeSegment(row, world);
  }
}

/** Objects after their row, and a note before both: what a crash leaves lying is taken away by the next who comes. */
async function removeSegment({ id, value: { key, indexKey } }: Stored<SegmentRow>, world: WatchWorld): Promise<void> {
  await world.documents.put('SEGMENT_GONE', id, { key, indexKey }, null);
  await finishRemoval(id, { key, indexKey }, world);
}

async function finishRemovals(world: WatchWorld): Promise<void> {
  const left = await world.documents.list<Pick<SegmentRow, 'key' | 'indexKey'>>('SEGMENT_GONE', { limit: segmentsMax });
  for (const { id, value } of left) await finishRemoval(id, value, world);
}

async function finishRemoval(id: string, { key, indexKey }: Pick<SegmentRow, 'key' | 'indexKey'>, world: WatchWorld) {
  await world.documents.delete('SEGMENT', id);
  await world.objects.delete(key);
  if (indexKey) await world.objects.delete(indexKey);
  await world.documents.delete('SEGMENT_GONE', id);
}

async function keepSegment(bytes: Uint8Array, level: number, world: WatchWorld): Promise<void> {
  const id = sha256Hex(bytes);
  const key = `orders/${id}.ndjson.gz`;
  const indexKey = level === 0 ? null : `orders/${id}.index`;
  const segment = decodeSegment(bytes);
  await world.objects.put(key, bytes);
  if (indexKey) await world.objects.put(indexKey, indexOf(segment));
  const orders = Array.from({ length: segment.orderCount }, (_, position) => segment.order(position));
  const times = orders.map(({ at }) => at).sort();
  const row: SegmentRow = {
    key,
    indexKey,
    orders: orders.length,
    clear: orders.filter((order) => order.clear).length,
    from: times[0] ?? '',
    to: times.at(-1) ?? '',
    level,
  };
  await world.documents.put('SEGMENT', id, row, null);
}

const indexOf = (segment: PartySegment): Uint8Array => buildStoredIndex([...eachParty(segment)].map(({ party }) => party));

/** The index of a segment's parties, or null when it has none. */
export async function readSegmentIndex({ indexKey }: SegmentRow, world: WatchWorld): Promise<MatchIndex | null> {
  const bytes = indexKey === null ? null : await world.objects.get(indexKey);
  const index = bytes ? loadIndex(bytes) : null;
  return index?.ok ? index.value : null; // an index that cannot be read costs time, not hits: the segment is read through
}
