import { createHash } from 'node:crypto';
import type { ReviewStore } from '../flows/world.ts';
import type { Review } from '../model/review.ts';
import type { Item, Key, Table } from './table.ts';

/** Partitions of the open queue: a backlog of a million cases still has no hot partition. */
const queueShards = 16;
/** How far back closed reviews are listed. */
const closedDaysMax = 400;

/**
 * Reviews on a table of their own: the open queue can never throttle decisions. Open: shard / due time and id. Closed: by id, and by
 * closing day for listing. The open item is the truth until it is archived, so a crash between the steps loses nothing.
 */
export function reviewStore(table: Table): ReviewStore {
  return {
    async open(review) {
      const archived = await table.get(archiveKey(review.id));
      if (!archived) await table.put(toItem(openKey(review), review), { absent: true });
    },
    async get(id, dueAt) {
      const item = (await table.get(openKey({ id, dueAt }), { consistent: true })) ?? (await table.get(archiveKey(id)));
      return item && fromItem(item);
    },
    async put(review, version) {
      const answer = await table.put(toItem(openKey(review), review), { equals: { version } });
      // A retry after a lost reply meets its own first attempt.
      return answer.stored || answer.existing?.json === JSON.stringify(review);
    },
    queue: (limit, after) => queue(table, limit, after),
    async archive(review) {
      await table.put(toItem(archiveKey(review.id), review));
      await table.put(toItem(closedKey(review), review));
      await table.delete(openKey(review));
    },
    closed: (limit, before) => closed(table, limit, before),
  };
}

const positionOf = ({ id, dueAt }: Pick<Review, 'id' | 'dueAt'>): string => `${dueAt}#${id}`;
const openKey = (review: Pick<Review, 'id' | 'dueAt'>): Key => ({ pk: `QUEUE#${shardOf(review.id)}`, sk: positionOf(review) });
const archiveKey = (id: string): Key => ({ pk: id, sk: 'REVIEW' });
const closedAt = (review: Review): string => review.resolution?.approvedAt ?? review.resolution?.at ?? review.openedAt;
const closedKey = (review: Review): Key => ({
  pk: `CLOSED#${closedAt(review).slice(0, 10)}`,
  sk: `${closedAt(review)}#${review.id}`,
});
const shardOf = (id: string): number => createHash('sha256').update(id).digest().readUInt16BE(0) % queueShards;

const toItem = (key: Key, review: Review): Item => ({ ...key, version: review.version, json: JSON.stringify(review) });
const fromItem = (item: Item): Review => JSON.parse(String(item.json)) as Review;

/** Asks every shard for its earliest, side by side, and merges. */
async function queue(table: Table, limit: number, after: string | null): Promise<{ data: Review[]; next: string | null }> {
  const pages = await Promise.all(
    Array.from({ length: queueShards }, (_, shard) =>
      table.query({ pk: `QUEUE#${shard}`, limit: limit + 1, consistent: true, ...(after ? { from: after } : {}) }),
    ),
  );
  const found = pages.flatMap((page) => page.items).filter((item) => after === null || item.sk > after);
  found.sort((a, b) => (a.sk < b.sk ? -1 : 1));
  const data = found.slice(0, limit).map(fromItem);
  const last = data.at(-1);
  return { data, next: found.length > limit && last ? positionOf(last) : null };
}

async function closed(table: Table, limit: number, before: string): Promise<Review[]> {
  const found: Review[] = [];
  const day = new Date(before);
  for (let back = 0; back < closedDaysMax && found.length < limit; back++) {
    const pk = `CLOSED#${day.toISOString().slice(0, 10)}`;
    const page = await table.query({ pk, to: `${before}#~`, descending: true, limit: limit - found.length });
    found.push(...page.items.map(fromItem));
    day.setUTCDate(day.getUTCDate() - 1);
  }
  return found;
}
