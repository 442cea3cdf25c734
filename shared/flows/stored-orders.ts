import { sha256Hex } from '../decisions/canonical-json.ts';
import { decodeSegment, encodeSegment, mergeSegments, type PartySegment, segmentOf } from './party-segment.ts';
import type { DecisionRecord, Stored, WatchWorld } from './world.ts';

/** Where a segment lies. Kind `SEGMENT`, id = hash of its bytes. */
export interface SegmentRow {
  key: string;
  orders: number;
  /** Releasing decisions among them: the base of the flip guard. */
  clear: number;
  /** Latest order. */
  to: string;
  /** Merges behind it. */
  level: number;
}

/** Segments of one level that are merged into one of the next: few files for a sweep, and each order is rewritten rarely. */
const fanIn = 10;
/** Levels stop here: 10^4 batches of one follower are some hundred thousand orders, and a sweep holds one segment in memory. */
const levelMax = 4;
export const segmentsMax = 10_000;

/** Keeps the orders of these records for later sweeps. Safe to repeat: the same records are the same segment. */
export async function keepOrders(records: readonly DecisionRecord[], world: WatchWorld): Promise<void> {
  if (records.length > 0) await keepSegment(segmentOf(records), 0, world);
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
    const segments = await Promise.all(group.map(({ value }) => readSegment(value, world)));
    await keepSegment(mergeSegments(segments), level + 1, world);
    for (const { id } of group) await world.documents.delete('SEGMENT', id);
    return;
  }
}

async function keepSegment(segment: PartySegment, level: number, world: WatchWorld): Promise<void> {
  const bytes = encodeSegment(segment);
  const id = sha256Hex(bytes);
  const key = `orders/${id}.ndjson.gz`;
  await world.objects.put(key, bytes);
  const row: SegmentRow = {
    key,
    orders: segment.orders.length,
    clear: segment.orders.filter((order) => order.clear).length,
    to:
      segment.orders
        .map(({ at }) => at)
        .sort()
        .at(-1) ?? '',
    level,
  };
  await world.documents.put('SEGMENT', id, row, null);
}
