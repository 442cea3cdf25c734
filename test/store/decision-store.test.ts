import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ObjectStore } from '../../shared/flows/world.ts';
import { decisionStore } from '../../shared/store/decision-store.ts';
import { dynamoTables } from '../../shared/store/dynamodb.ts';
import { type EmbeddedEngine, startEmbeddedEngine } from '../../shared/store/embedded-engine.ts';
import type { Table } from '../../shared/store/table.ts';
import { tables } from '../../shared/store/tables.ts';
import { ordinaryRecord } from '../fixtures/ordinary-record.ts';
import { memoryObjects } from './memory-objects.ts';

let engine: EmbeddedEngine;
let table: Table;
let objects: ObjectStore;
let writeUnits = 0;
beforeAll(async () => {
  engine = await startEmbeddedEngine(null);
  table = dynamoTables({
    endpoint: engine.endpoint,
    connectMs: 5_000,
    requestMs: 5_000,
    countUnits: (_, kind, units) => {
      if (kind === 'write') writeUnits += units;
    },
  })('decisions');
  objects = memoryObjects();
});
afterAll(() => engine.close());

const open = (over: Partial<Table> = {}) => decisionStore({ ...table, ...over }, objects, { shards: 2 });
const filter = { reference: null, outcome: null, from: null, to: null, limit: 10, cursor: null };

describe('the decision store', () => {
  test('a decision reads back byte for byte', async () => {
    const record = ordinaryRecord({ id: 'dec_same' });
    expect(await open().put(record)).toEqual({ stored: true });
    expect(JSON.stringify(await open().get('dec_same'))).toBe(JSON.stringify(record));
    expect(await open().get('dec_other')).toBeNull();
  });

  test('an ordinary decision costs at most three write units with both indexes', async () => {
    const before = writeUnits;
    await open().put(ordinaryRecord({ id: 'dec_units_6b86b273ff34fce19d6b804e' }));
    // The embedded engine counts the item only; each keys-only index entry is far below 1 kB and costs one more.
    expect(writeUnits - before + Object.keys(tables.decisions.indexes).length).toBeLessThanOrEqual(3);
  });

  test('a second put of the same id answers what stands there', async () => {
    const first = ordinaryRecord({ id: 'dec_twice', attempt: 'att_1' });
    await open().put(first);
    expect(await open().put({ ...first, attempt: 'att_2', bodyDigest: 'other' })).toEqual({ stored: false, existing: first });
  });

  test('of fifty racing callers with one id exactly one stores and all see the same decision', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => open().put(ordinaryRecord({ id: 'dec_race', attempt: `att_${n}` }))),
    );
    expect(answers.filter((answer) => answer.stored)).toHaveLength(1);
    const stored = await open().get('dec_race');
    for (const answer of answers) if (!answer.stored) expect(answer.existing.attempt).toBe(stored?.attempt);
  });

  test('a write that was applied although its reply was lost is recognised as stored', async () => {
    const losesReply: Table['put'] = async (...put) => {
      await table.put(...put);
      throw new Error('socket hang up');
    };
    expect(await open({ put: losesReply }).put(ordinaryRecord({ id: 'dec_lost_reply' }))).toEqual({ stored: true });
  });

  test('a retry that meets its own first attempt is recognised as stored', async () => {
    const record = ordinaryRecord({ id: 'dec_retry', attempt: 'att_own' });
    await open().put(record);
    expect(await open().put(record)).toEqual({ stored: true });
  });

  test('a write that was not applied is reported as the failure it was', async () => {
    const refuses: Table['put'] = async () => {
      throw new Error('connect ECONNREFUSED');
    };
    await expect(open({ put: refuses }).put(ordinaryRecord({ id: 'dec_refused' }))).rejects.toThrow('ECONNREFUSED');
    const dead = { put: refuses, get: refuses as never };
    await expect(open(dead).put(ordinaryRecord({ id: 'dec_dead' }))).rejects.toThrow('ECONNREFUSED');
  });

  test('evidence too large for an item lies in the object store', async () => {
    const record = ordinaryRecord({ id: 'dec_large' });
    const noise = Array.from({ length: 12_000 }, (_, n) => (n * 2654435761) % 4294967296).map((n) => n.toString(36));
    const large = {
      ...record,
      circumstances: { noise: noise.map((word, n) => word + ((n * 40503) % 65536).toString(36).repeat(9)) },
    };
    large.circumstances.noise.push(...Array.from({ length: 45_000 }, (_, n) => ((n * 2246822519) % 4294967291).toString(36)));
    expect(await open().put(large)).toEqual({ stored: true });
    expect(await objects.list('evidence/')).toHaveLength(1);
    expect(await open().get('dec_large')).toEqual(large);
  });

  test('an item of a later layout is refused rather than guessed', async () => {
    await table.put({ pk: 'dec_future', sk: 'DECISION', v: 99 });
    await expect(open().get('dec_future')).rejects.toThrow('layout `99`');
  });

  test('decisions of one order come newest first', async () => {
    const times = ['2026-05-01T00:00:00.000Z', '2026-05-03T00:00:00.000Z', '2026-05-02T00:00:00.000Z'];
    for (const [n, createdAt] of times.entries())
      await open().put(ordinaryRecord({ id: `dec_ref${n}`, reference: 'SO-77', createdAt }));
    const found = await open().byReference('SO-77', 2);
    expect(found.map(({ decision }) => decision.id)).toEqual(['dec_ref1', 'dec_ref2']);
  });

  test('a list pages over days and shards newest first, each decision once', async () => {
    const ids = Array.from({ length: 9 }, (_, n) => `dec_page${n}`);
    for (const [n, id] of ids.entries()) {
      const createdAt = `2026-03-${String(10 + Math.floor(n / 2) * 4).padStart(2, '0')}T0${n}:00:00.000Z`;
      await open().put(ordinaryRecord({ id, createdAt, reference: `SO-${n}` }));
    }
    const span = { ...filter, from: '2026-03-01T00:00:00.000Z', to: '2026-03-31T00:00:00.000Z', limit: 4 };
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<ReturnType<typeof open>['list']>> = await open().list({ ...span, cursor });
      seen.push(...page.data.map(({ decision }) => decision.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual([...ids].reverse());
  });

  test('a list by outcome passes over the others and still says where to go on', async () => {
    const span = { ...filter, from: '2026-03-01T00:00:00.000Z', to: '2026-03-31T00:00:00.000Z' };
    expect((await open().list({ ...span, outcome: 'review' })).data).toEqual([]);
    expect((await open().list({ ...span, outcome: 'clear', limit: 3 })).nextCursor).toMatch(/^2026-03-/);
  });

  test('an index key whose item is not there is passed over', async () => {
    await table.put({
      pk: 'dec_ghost',
      sk: 'OTHER',
      referenceKey: 'SO-ghost',
      createdAt: '2026-01-01#x',
      dayShard: '2026-01-01#0',
    });
    expect(await open().byReference('SO-ghost', 5)).toEqual([]);
  });

  test('events come in the order of time, and the same event twice is one', async () => {
    const event = (at: string) => ({ decisionId: 'dec_events', at, type: 'review.claimed', by: 'ana', detail: { n: 1 } });
    for (const at of ['2026-11-24T10:00:01Z', '2026-11-24T10:00:00Z', '2026-11-24T10:00:01Z']) await open().addEvent(event(at));
    expect((await open().events('dec_events')).map(({ at }) => at)).toEqual(['2026-11-24T10:00:00Z', '2026-11-24T10:00:01Z']);
  });
});
