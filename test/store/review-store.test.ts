import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Review } from '../../shared/model/review.ts';
import { fileKeyWrapper } from '../../shared/store/file-key-wrapper.ts';
import { reviewStore } from '../../shared/store/review-store.ts';
import { type Vault, vault } from '../../shared/store/vault.ts';
import { memoryTables } from '../simulator/memory-table.ts';

let directory: string;
let keys: Vault;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'portcullis-'));
  keys = vault(memoryTables().policy, fileKeyWrapper(join(directory, 'master.key')));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

function review(id: string, dueAt: string, closedAt: string | null = null): Review {
  const resolution = {
    verdict: 'true_match' as const,
    reason: 'r',
    note: 'Kanari',
    by: 'anna',
    rememberUntil: null,
    license: null,
  };
  return {
    id,
    decisionId: id.replace('rev', 'dec'),
    reference: 'SO',
    state: closedAt ? 'closed' : 'open',
    dueAt,
    openedAt: '2026-11-01T00:00:00.000Z',
    outcome: 'review',
    action: 'hold',
    version: closedAt ? 2 : 1,
    claim: null,
    notes: [],
    checklist: [],
    resolution: closedAt ? { ...resolution, at: closedAt, approvedBy: null, approvedAt: null } : null,
    unsent: [],
  };
}
const day = (number: number) => `2026-11-${String(number).padStart(2, '0')}T00:00:00.000Z`;

describe('the review store', () => {
  test('opens once, and not again what was closed', async () => {
    const store = reviewStore(memoryTables().reviews);
    await store.open(review('rev_1', day(5)));
    await store.put({ ...review('rev_1', day(5)), version: 2, state: 'claimed' }, 1);
    await store.open(review('rev_1', day(5)));
    expect((await store.get('rev_1', day(5)))?.state).toBe('claimed');
    await store.archive(review('rev_1', day(5), day(6)));
    await store.open(review('rev_1', day(5)));
    expect((await store.queue(10, null)).data).toEqual([]);
    expect((await store.get('rev_1', day(5)))?.state).toBe('closed');
    expect(await store.get('rev_none', day(5))).toBeNull();
  });

  test('writes for the version that was read, and takes a repeat of the same write for a success', async () => {
    const store = reviewStore(memoryTables().reviews, keys);
    await store.open(review('rev_1', day(5)));
    const next: Review = { ...review('rev_1', day(5)), version: 2, state: 'claimed' };
    expect([await store.put(next, 1), await store.put(next, 1)]).toEqual([true, true]);
    expect(await store.put({ ...next, state: 'open' }, 1)).toBe(false);
  });

  test.each([1, 2, 3, 5, 27, 28])('queues by due time over all shards, %i at a time, each once', async (limit) => {
    const store = reviewStore(memoryTables().reviews);
    const all = Array.from({ length: 28 }, (_, n) => review(`rev_${n}`, day(28 - n)));
    for (const one of all) await store.open(one);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await store.queue(limit, after);
      seen.push(...page.data.map(({ dueAt }) => dueAt));
      after = page.next;
    } while (after !== null);
    expect(seen).toEqual(all.map(({ dueAt }) => dueAt).reverse());
  });

  test('lists closed ones newest first over months, even those closed in the same millisecond', async () => {
    const store = reviewStore(memoryTables().reviews);
    const times = [
      '2026-08-30T10:00:00.000Z',
      '2026-10-02T10:00:00.000Z',
      '2026-11-03T10:00:00.000Z',
      '2026-11-03T10:00:00.000Z',
      '2026-11-03T10:00:00.000Z',
    ];
    for (const [n, at] of times.entries()) await store.archive(review(`rev_${n}`, day(1), at));
    const seen: string[] = [];
    for (let before = '2026-11-24T00:00:00.000Z#~'; ; ) {
      const page = await store.closed(2, before);
      seen.push(...page.map(({ id }) => id));
      const last = page.at(-1);
      if (!last || page.length < 2) break;
      before = `${last.resolution!.at}#${last.id}`;
    }
    expect(seen).toEqual(['rev_4', 'rev_3', 'rev_2', 'rev_1', 'rev_0']);
  });

  test('keeps what people wrote sealed', async () => {
    const { reviews } = memoryTables();
    const store = reviewStore(reviews, keys);
    await store.archive(review('rev_1', day(5), day(6)));
    for (const item of reviews.all()) expect(Buffer.from(item.e as Uint8Array).toString('latin1')).not.toContain('Kanari');
    expect((await store.get('rev_1', day(5)))?.resolution?.note).toBe('Kanari');
  });
});
