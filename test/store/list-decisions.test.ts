import { describe, expect, test } from 'vitest';
import { decisionStore } from '../../shared/store/decision-store.ts';
import { ordinaryRecord } from '../fixtures/ordinary-record.ts';
import { memoryTables } from '../simulator/memory-table.ts';
import { memoryObjects } from './memory-objects.ts';

const any = { reference: null, outcome: null, from: null, to: '2026-03-20T00:00:00.000Z', cursor: null };
/** Seven on one day, four over the days before, two at the very same instant. */
const times = [
  ...Array.from({ length: 7 }, (_, n) => `2026-03-19T0${n}:00:00.000Z`),
  ...['2026-03-18T09:00:00.000Z', '2026-03-04T09:00:00.000Z', '2026-01-02T09:00:00.000Z', '2026-03-19T06:00:00.000Z'],
];

async function given(shards: number) {
  const store = decisionStore(memoryTables().decisions, memoryObjects(), { shards });
  for (const [n, createdAt] of times.entries())
    await store.put(ordinaryRecord({ id: `dec_${n}`, createdAt, reference: 'SO-1', attempt: `a${n}` }));
  return store;
}

async function pages(store: Awaited<ReturnType<typeof given>>, filter: object, limit: number) {
  const seen: string[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < 40; page++) {
    const found: Awaited<ReturnType<typeof store.list>> = await store.list({ ...any, ...filter, limit, cursor });
    expect(found.data.length).toBeLessThanOrEqual(limit);
    seen.push(...found.data.map(({ decision }) => `${decision.createdAt}#${decision.id}`));
    cursor = found.nextCursor;
    if (cursor === null) return seen;
  }
  throw new Error('the pages do not end');
}

const newestFirst = times
  .map((at, n) => `${at}#dec_${n}`)
  .sort()
  .reverse();

describe.each([1, 2, 8])('a list of decisions over %i shards', (shards) => {
  test.each([1, 2, 3, 5, 10, 11, 12])('gives each of them once, newest first, %i at a time', async (limit) => {
    const store = await given(shards);
    expect(await pages(store, {}, limit)).toEqual(newestFirst);
    expect(await pages(store, { reference: 'SO-1' }, limit)).toEqual(newestFirst);
    expect(await pages(store, { outcome: 'clear' }, limit)).toEqual(newestFirst);
    expect(await pages(store, { outcome: 'review' }, limit)).toEqual([]);
    expect(await pages(store, { from: '2026-03-19T02:00:00.000Z', to: '2026-03-19T04:30:00.000Z' }, limit)).toHaveLength(3);
  });
});
