import type { DecisionFilter, DecisionRecord } from '../flows/world.ts';
import type { Page, Table } from './table.ts';

/** No decision is older than the product. */
const firstDay = '2026-01-01';
/** Days asked side by side, and at most per page: an empty year must not become one slow request. */
const daysAtOnce = 10;
const daysPerPageMax = 100;
/** Records read per page when a filter discards some of them. */
const readsPerPageMax = 200;
/** Sorts after every id. */
const last = '~';

type Position = string; // `<createdAt>#<id>`, the sort key of both indexes

interface Found {
  id: string;
  position: Position;
}

interface Walk {
  keys: Found[];
  /** Where the walk ended, or null when nothing older exists. */
  end: Position | null;
}

/**
 * Decisions newest first. `cursor` is the position of the last one seen; a page may be short, even empty, while
 * `nextCursor` says that older days remain.
 */
export async function listDecisions(
  table: Table,
  read: (id: string) => Promise<DecisionRecord | null>,
  filter: DecisionFilter,
  shards: number,
): Promise<{ data: DecisionRecord[]; nextCursor: string | null }> {
  const wanted = filter.outcome === null ? filter.limit : Math.max(filter.limit, readsPerPageMax);
  const span = { from: filter.from ?? firstDay, to: filter.cursor ?? `${filter.to ?? new Date().toISOString()}#${last}` };
  const walk =
    filter.reference === null
      ? await walkDays(table, span, wanted, shards, filter.cursor)
      : await walkReference(table, filter.reference, span, wanted, filter.cursor);
  const records = await Promise.all(walk.keys.map((key) => read(key.id)));
  const data: DecisionRecord[] = [];
  for (const [n, record] of records.entries()) {
    // An index may briefly hold the key of an item that is not there (yet): it is passed over.
    if (record && (filter.outcome === null || record.decision.outcome === filter.outcome)) data.push(record);
    if (data.length === filter.limit && n < records.length - 1) return { data, nextCursor: walk.keys[n]!.position };
  }
  return { data, nextCursor: walk.end };
}

/** Decisions between two instants, by the keys of the index alone; null when there are more than `most`. */
export async function countDecisions(
  table: Table,
  { from, to, most }: { from: string; to: string; most: number },
  shards: number,
): Promise<number | null> {
  let count = 0;
  for (let day = to.slice(0, 10); day >= from.slice(0, 10) && day >= firstDay; day = dayBefore(day, daysAtOnce)) {
    const days = Array.from({ length: daysAtOnce }, (_, back) => dayBefore(day, back));
    const partitions = days.flatMap((each) => Array.from({ length: shards }, (_, shard) => `${each}#${shard}`));
    const counts = await Promise.all(partitions.map((pk) => countIn(table, pk, from, to, most)));
    count += counts.reduce((sum, one) => sum + one, 0);
    if (count > most) return null;
  }
  return count;
}

async function countIn(table: Table, pk: string, from: string, to: string, most: number): Promise<number> {
  let count = 0;
  let after: Page['next'] | undefined;
  do {
    const page = await table.query({ index: 'byDay', pk, from, to: `${to}#${last}`, ...(after ? { after } : {}) });
    count += page.items.length;
    after = page.next;
  } while (after && count <= most);
  return count;
}

async function walkReference(
  table: Table,
  reference: string,
  span: { from: string; to: string },
  wanted: number,
  cursor: string | null,
): Promise<Walk> {
  const query = { index: 'byReference', pk: reference, ...span, descending: true, limit: wanted + 1 + seenAgain(cursor) };
  const keys = foundIn(await table.query(query), cursor);
  return keys.length > wanted ? { keys: keys.slice(0, wanted), end: keys[wanted - 1]!.position } : { keys, end: null };
}

async function walkDays(
  table: Table,
  span: { from: string; to: string },
  wanted: number,
  shards: number,
  cursor: string | null,
): Promise<Walk> {
  const keys: Found[] = [];
  let day = span.to.slice(0, 10);
  for (let walked = 0; walked < daysPerPageMax && day >= span.from.slice(0, 10); walked += daysAtOnce) {
    const days = Array.from({ length: daysAtOnce }, (_, back) => dayBefore(day, back));
    const found = await Promise.all(days.map((each) => keysOfDay(table, each, span, wanted + 1, shards, cursor)));
    keys.push(...found.flat());
    if (keys.length > wanted) return { keys: keys.slice(0, wanted), end: keys[wanted - 1]!.position };
    day = dayBefore(day, daysAtOnce);
  }
  return { keys, end: day >= span.from.slice(0, 10) ? `${dayBefore(day, -1)}T` : null };
}

/** Up to `limit` newest keys of one day, merged over its shards. */
async function keysOfDay(
  table: Table,
  day: string,
  span: { from: string; to: string },
  limit: number,
  shards: number,
  cursor: string | null,
): Promise<Found[]> {
  const pages = await Promise.all(
    Array.from({ length: shards }, (_, shard) =>
      table.query({ index: 'byDay', pk: `${day}#${shard}`, ...span, descending: true, limit: limit + seenAgain(cursor) }),
    ),
  );
  const keys = pages.flatMap((page) => foundIn(page, cursor));
  return keys.sort((a, b) => (a.position < b.position ? 1 : -1)).slice(0, limit);
}

/** Bounds are inclusive: a page that continues meets the last one seen again, and must not take it for one of its own. */
const seenAgain = (cursor: string | null): number => (cursor === null ? 0 : 1);

const foundIn = (page: Page, cursor: string | null): Found[] =>
  page.items.map((item) => ({ id: item.pk, position: String(item.createdAt) })).filter((found) => found.position !== cursor);

function dayBefore(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - days);
  return date.toISOString().slice(0, 10);
}
