import { createHash } from 'node:crypto';
import type { ReviewStore } from '../flows/world.ts';
import type { Review } from '../model/review.ts';
import { packEvidence, unpackEvidence } from './pack-evidence.ts';
import type { Item, Key, Table } from './table.ts';
import type { Vault } from './vault.ts';

/** Partitions of the open queue: a backlog of a million cases still has no hot partition. */
const queueShards = 16;
const consistent = { consistent: true };
/** How far back closed reviews are listed. */
const closedMonthsMax = 14;

/**
 * Reviews on a table of their own: the open queue can never throttle decisions. Open: shard / due time and id. Closed: by id, and by
 * closing month for listing. The open item is the truth until it is archived, so a crash between the steps loses nothing.
 */
export function reviewStore(table: Table, vault: Vault | null = null): ReviewStore {
  const toItem = async (key: Key, review: Review): Promise<Item> => {
    const packed = packEvidence(review);
    return { ...key, version: review.version, e: vault ? await vault.seal(packed, review.openedAt) : packed };
  };
  const fromItem = async (item: Item): Promise<Review> => {
    const bytes = item.e as Uint8Array;
    return unpackEvidence(vault ? await vault.open(bytes) : bytes) as Review;
  };
  return {
    async open(review, isNew = false) {
      const place = openKey(review);
      // Reading is cheaper than a write that is refused; the archive last, since a review enters it before it leaves the queue.
      const stands = !isNew && ((await table.get(place, consistent)) ?? (await table.get(archiveKey(review.id), consistent)));
      if (!stands) await table.put(await toItem(place, review), { absent: true });
    },
    async get(id, dueAt) {
      const item = (await table.get(openKey({ id, dueAt }), { consistent: true })) ?? (await table.get(archiveKey(id)));
      return item && fromItem(item);
    },
    async put(review, version) {
      const answer = await table.put(await toItem(openKey(review), review), { equals: { version } });
      if (answer.stored) return true;
      // A retry after a lost reply meets its own first attempt.
      return answer.existing !== null && JSON.stringify(await fromItem(answer.existing)) === JSON.stringify(review);
    },
    async queue(limit, after) {
      const { items, next } = await queue(table, limit, after);
      return { data: await Promise.all(items.map(fromItem)), next };
    },
    async archive(review) {
      await table.put(await toItem(archiveKey(review.id), review));
      await table.put(await toItem(closedKey(review), review));
      await table.delete(openKey(review));
    },
    closed: async (limit, before) => Promise.all((await closed(table, limit, before)).map(fromItem)),
  };
}

const positionOf = ({ id, dueAt }: Pick<Review, 'id' | 'dueAt'>): string => `${dueAt}#${id}`;
const openKey = (review: Pick<Review, 'id' | 'dueAt'>): Key => ({ pk: `QUEUE#${shardOf(review.id)}`, sk: positionOf(review) });
const archiveKey = (id: string): Key => ({ pk: id, sk: 'REVIEW' });
const closedAt = (review: Review): string => review.resolution?.approvedAt ?? review.resolution?.at ?? review.openedAt;
const closedKey = (review: Review): Key => ({
  pk: `CLOSED#${closedAt(review).slice(0, 7)}`, // people close thousands a month at most: no hot partition
  sk: `${closedAt(review)}#${review.id}`,
});
const shardOf = (id: string): number => createHash('sha256').update(id).digest().readUInt16BE(0) % queueShards;

/** Asks every shard for its earliest, side by side, and merges. */
async function queue(table: Table, limit: number, after: string | null): Promise<{ items: Item[]; next: string | null }> {
  const pages = await Promise.all(
    Array.from({ length: queueShards }, (_, shard) =>
      // One more behind a position: the bound is inclusive, so its own review is met again.
      table.query({ pk: `QUEUE#${shard}`, limit: limit + (after ? 2 : 1), consistent: true, ...(after ? { from: after } : {}) }),
    ),
  );
  const found = pages.flatMap((page) => page.items).filter((item) => after === null || item.sk > after);
  found.sort((a, b) => (a.sk < b.sk ? -1 : 1));
  const items = found.slice(0, limit);
  return { items, next: found.length > limit ? (items.at(-1)?.sk ?? null) : null };
}

async function closed(table: Table, limit: number, before: string): Promise<Item[]> {
  const found: Item[] = [];
  const month = new Date(`${before.slice(0, 7)}-01T00:00:00Z`);
  for (let back = 0; back < closedMonthsMax && found.length < limit; back++) {
    const pk = `CLOSED#${month.toISOString().slice(0, 7)}`;
    const page = await table.query({ pk, to: before, descending: true, limit: limit - found.length + 1 });
    found.push(...page.items.filter(({ sk }) => sk !== before));
    month.setUTCMonth(month.getUTCMonth() - 1);
  }
  return found.slice(0, limit);
}
