import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SourceHealth, SourceRun, SourceStore } from '../../shared/flows/world.ts';
import type { Edition, EditionSource } from '../../shared/model/edition.ts';
import type { ListChange } from '../../shared/model/list-change.ts';
import { dynamoTables } from '../../shared/store/dynamodb.ts';
import { type EmbeddedEngine, startEmbeddedEngine } from '../../shared/store/embedded-engine.ts';
import { sourceStore } from '../../shared/store/source-store.ts';
import type { Table } from '../../shared/store/table.ts';

let engine: EmbeddedEngine;
let table: Table;
let sources: SourceStore;
beforeAll(async () => {
  engine = await startEmbeddedEngine(null);
  table = dynamoTables({ endpoint: engine.endpoint, connectMs: 5_000, requestMs: 5_000 })('sources');
  sources = sourceStore(table);
});
afterAll(() => engine.close());

describe('the source store', () => {
  test('health is replaced only by who read it last', async () => {
    expect(await sources.health('us-csl')).toBeNull();
    expect(await sources.putHealth(health('us-csl', 0))).toBe(true);
    expect(await sources.putHealth({ ...health('us-csl', 0), lastError: 'other' })).toBe(false);
    const read = (await sources.health('us-csl'))!;
    expect(read.revision).toBe(1);
    expect(await sources.putHealth({ ...read, lastError: 'x' })).toBe(true);
    expect(await sources.health('us-csl')).toMatchObject({ revision: 2, lastError: 'x' });
  });

  test('a health write met again by its own retry counts as written', async () => {
    expect(await sources.putHealth(health('un-sc', 0))).toBe(true);
    expect(await sources.putHealth(health('un-sc', 0))).toBe(true);
  });

  test('runs are found by id and newest first, a changed one once', async () => {
    for (const n of [1, 3, 2]) await sources.putRun(run(`run_${n}`, `2026-11-24T0${n}:00:00.000Z`));
    await sources.putRun({ ...run('run_2', '2026-11-24T02:00:00.500Z'), state: 'accepted' });
    expect((await sources.runs('us-csl', 9)).map(({ id }) => id)).toEqual(['run_3', 'run_2', 'run_1']);
    expect((await sources.run('us-csl', 'run_2'))?.state).toBe('accepted');
    expect(await sources.run('us-csl', 'run_9')).toBeNull();
    expect((await sources.runs('us-csl', 2)).map(({ id }) => id)).toEqual(['run_3', 'run_2']);
  });

  test('versions come newest first', async () => {
    for (const n of [1, 2]) await sources.putVersion('us-csl', version(`v${n}`, `2026-11-2${n}T00:00:00.000Z`));
    expect((await sources.versions('us-csl', 5)).map(({ version }) => version)).toEqual(['v2', 'v1']);
  });

  test('changes page in order across items, from an instant on', async () => {
    await sources.putChanges('us-csl', '2026-11-23T00:00:00.000Z', changes('old', 3), 'v0');
    await sources.putChanges('us-csl', '2026-11-24T00:00:00.000Z', changes('new', 1_203), 'v1');
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<SourceStore['changes']>> = await sources.changes(
        'us-csl',
        '2026-11-24T00:00:00.000Z',
        500,
        cursor,
      );
      seen.push(...page.data.map(({ entryId }) => entryId));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(changes('new', 1_203).map(({ entryId }) => entryId));
    const dated = { at: '2026-11-23T00:00:00.000Z', version: 'v0' };
    expect((await sources.changes('us-csl', null, 2, null)).data).toEqual(changes('old', 2).map((one) => ({ ...one, ...dated })));
  });

  test('what happened to one entry is found among all changes', async () => {
    const { entryId } = changes('new', 700)[699]!;
    expect(await sources.entryChanges('us-csl', entryId)).toMatchObject([
      { kind: 'added', at: '2026-11-24T00:00:00.000Z', version: 'v1' },
    ]);
    expect(await sources.entryChanges('us-csl', 'us-csl:none')).toEqual([]);
  });

  test('the pointer moves only from the revision that was read', async () => {
    expect(await sources.pointer()).toBeNull();
    expect(await sources.movePointer('ed_1', null)).toBe(true);
    expect(await sources.movePointer('ed_2', null)).toBe(false);
    expect(await sources.movePointer('ed_2', 1)).toBe(true);
    expect(await sources.movePointer('ed_3', 1)).toBe(false);
    expect(await sources.pointer()).toEqual({ editionId: 'ed_2', revision: 2 });
  });

  test('a pointer move met again by its own retry counts as moved', async () => {
    const { revision } = (await sources.pointer())!;
    expect(await sources.movePointer('ed_retry', revision)).toBe(true);
    expect(await sources.movePointer('ed_retry', revision)).toBe(true);
  });

  test('the edition of an instant is the newest created by then', async () => {
    for (const n of [1, 2, 3]) await sources.putEdition(edition(`ed_${n}`, `2026-11-2${n}T12:00:00.000Z`));
    expect((await sources.edition('ed_2'))?.createdAt).toBe('2026-11-22T12:00:00.000Z');
    expect((await sources.editionAt('2026-11-22T12:00:00.000Z'))?.id).toBe('ed_2');
    expect((await sources.editionAt('2026-11-23T00:00:00.000Z'))?.id).toBe('ed_2');
    expect(await sources.editionAt('2026-11-20T00:00:00.000Z')).toBeNull();
    expect((await sources.firstEdition())?.id).toBe('ed_1');
    expect(await sources.edition('ed_9')).toBeNull();
  });
});

const health = (source: string, revision: number): SourceHealth => ({
  source,
  current: null,
  checkedAt: null,
  changedAt: null,
  lastRun: null,
  lastState: null,
  lastError: null,
  etag: null,
  lastModified: null,
  revision,
});

const run = (id: string, startedAt: string): SourceRun => ({
  id,
  source: 'us-csl',
  state: 'running',
  startedAt,
  endedAt: null,
  provenance: 'mirrored',
  bytes: null,
  entries: null,
  version: null,
  reasons: [],
});

const version = (name: string, retrievedAt: string): EditionSource => ({
  version: name,
  provenance: 'live',
  publishedAt: null,
  retrievedAt,
  sha256: 'aa',
  parserVersion: '1',
  entries: 1,
  lists: [],
  key: `normalized/${name}`,
});

const edition = (id: string, createdAt: string): Edition => ({ id, createdAt, sources: {}, indexKey: 'index/x', lawKey: null });

const changes = (prefix: string, count: number): ListChange[] =>
  Array.from({ length: count }, (_, n) => ({
    kind: 'added' as const,
    entryId: `${prefix}:${n}`,
    source: 'us-csl',
    fields: [],
    before: null,
    after: `${n}`,
  }));
