import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { SourceHealth, SourceRun, SourceStore } from '../flows/world.ts';
import type { Edition, EditionSource } from '../model/edition.ts';
import type { DatedChange, ListChange } from '../model/list-change.ts';
import type { Item, Key, Page, Query, Table } from './table.ts';

/** Changes per item: about 20 kB packed, far below the 400 kB an item may have. */
const changesPerItem = 500;
const inflatedBytesMax = 16 * 1024 * 1024;
const editions = 'EDITION'; // source ids are lower case, so this partition is never a source

/** Health, runs, versions and changes of every source, and the editions built from them, over one table. */
export function sourceStore(table: Table): SourceStore {
  return {
    health: (source) => read<SourceHealth>(table, { pk: source, sk: 'CURRENT' }),
    putHealth: (health) => putHealth(table, health),
    putRun: (run) => putRun(table, run),
    run: (source, id) => read<SourceRun>(table, { pk: source, sk: `RUN#${id}` }),
    runs: (source, limit) => runs(table, source, limit),
    putVersion: (source, version) =>
      write(table, { pk: source, sk: `VERSION#${version.retrievedAt}#${version.version}` }, version),
    versions: (source, limit) => newest<EditionSource>(table, { pk: source, skPrefix: 'VERSION#', limit }),
    putChanges: (source, at, changes, version) => putChanges(table, source, at, changes, version),
    changes: (source, since, limit, cursor) => changes(table, source, since, limit, cursor),
    entryChanges: (source, entryId) => entryChanges(table, source, entryId),
    pointer: () => pointer(table),
    movePointer: (editionId, revision) => movePointer(table, editionId, revision),
    putEdition: (edition) => putEdition(table, edition),
    edition: (id) => read<Edition>(table, { pk: editions, sk: `ID#${id}` }),
    editionAt: (at) => editionAt(table, at),
    firstEdition: () => firstEdition(table),
    editions: () => allEditions(table),
    removeEdition: async (id) => {
      await table.delete({ pk: editions, sk: `ID#${id}` });
    },
  };
}

async function read<T>(table: Table, key: Key): Promise<T | null> {
  const item = await table.get(key, { consistent: true });
  return item && documentOf<T>(item);
}

async function write(table: Table, key: Key, document: object): Promise<void> {
  await table.put({ ...key, json: JSON.stringify(document) });
}

async function newest<T>(table: Table, query: Query): Promise<T[]> {
  const { items } = await table.query({ ...query, descending: true, consistent: true });
  return items.map((item) => documentOf<T>(item));
}

const documentOf = <T>(item: Item) => JSON.parse(String(item.json)) as T;

async function putHealth(table: Table, health: SourceHealth): Promise<boolean> {
  const next = { ...health, revision: health.revision + 1 };
  const json = JSON.stringify(next);
  const item = { pk: health.source, sk: 'CURRENT', revision: next.revision, json };
  const answer = await table.put(item, health.revision === 0 ? { absent: true } : { equals: { revision: health.revision } });
  // Our own write, met again by the retry that followed a lost reply, counts as stored.
  return answer.stored || answer.existing?.json === json;
}

/** Two items: the run under its id, and its place in time. Runs are few, and both writes are idempotent. */
async function putRun(table: Table, run: SourceRun): Promise<void> {
  await write(table, { pk: run.source, sk: `RUN#${run.id}` }, run);
  await table.put({ pk: run.source, sk: `RUNAT#${run.startedAt}#${run.id}`, id: run.id });
}

async function runs(table: Table, source: string, limit: number): Promise<SourceRun[]> {
  const { items } = await table.query({ pk: source, skPrefix: 'RUNAT#', descending: true, limit, consistent: true });
  // A run that was promised before it began stands at two instants.
  const ids = [...new Set(items.map(({ id }) => String(id)))];
  const found = await Promise.all(ids.map((id) => read<SourceRun>(table, { pk: source, sk: `RUN#${id}` })));
  return found.filter((run) => run !== null);
}

async function putChanges(table: Table, source: string, at: string, all: ListChange[], version: string): Promise<void> {
  for (let start = 0; start < all.length; start += changesPerItem) {
    const part = String(start / changesPerItem).padStart(6, '0');
    const packed = deflateRawSync(JSON.stringify(all.slice(start, start + changesPerItem)));
    await table.put({ pk: source, sk: `CHANGE#${at}#${part}`, version, packed });
  }
}

/** `cursor` is `<sort key of the item>|<changes of it already seen>`; oldest first. */
async function changes(table: Table, source: string, since: string | null, limit: number, cursor: string | null) {
  const [resumeAt = '', seen = '0'] = cursor?.split('|') ?? [];
  const from = resumeAt || `CHANGE#${since ?? ''}`;
  const data: DatedChange[] = [];
  let skip = Number(seen);
  let after: Page['next'] | undefined;
  do {
    const page = await table.query({ pk: source, from, to: 'CHANGE#~', limit: 10, ...(after ? { after } : {}) });
    for (const item of page.items) {
      const found = unpackChanges(item).slice(skip);
      const room = limit - data.length;
      data.push(...found.slice(0, room));
      if (found.length > room) return { data, nextCursor: `${item.sk}|${skip + room}` };
      skip = 0;
    }
    after = page.next;
  } while (after);
  return { data, nextCursor: null };
}

async function entryChanges(table: Table, source: string, entryId: string): Promise<DatedChange[]> {
  const found: DatedChange[] = [];
  let after: Page['next'] | undefined;
  do {
    const page = await table.query({ pk: source, skPrefix: 'CHANGE#', limit: 50, ...(after ? { after } : {}) });
    for (const item of page.items) found.push(...unpackChanges(item).filter((change) => change.entryId === entryId));
    after = page.next;
  } while (after);
  return found;
}

function unpackChanges(item: Item): DatedChange[] {
  const json = inflateRawSync(item.packed as Uint8Array, { maxOutputLength: inflatedBytesMax });
  const at = item.sk.split('#')[1]!;
  const version = typeof item.version === 'string' ? item.version : null;
  return (JSON.parse(json.toString('utf8')) as ListChange[]).map((change) => ({ ...change, at, version }));
}

async function pointer(table: Table): Promise<{ editionId: string; revision: number } | null> {
  const item = await table.get({ pk: editions, sk: 'CURRENT' }, { consistent: true });
  return item && { editionId: String(item.editionId), revision: Number(item.revision) };
}

async function movePointer(table: Table, editionId: string, revision: number | null): Promise<boolean> {
  const next = (revision ?? 0) + 1;
  const item = { pk: editions, sk: 'CURRENT', editionId, revision: next };
  const answer = await table.put(item, revision === null ? { absent: true } : { equals: { revision } });
  return answer.stored || (answer.existing?.editionId === editionId && answer.existing.revision === next);
}

/** Two items again: the edition under its id, and its place in time for `asOf`. */
async function putEdition(table: Table, edition: Edition): Promise<void> {
  await table.put({ pk: editions, sk: `ID#${edition.id}`, json: JSON.stringify(edition) }, { absent: true });
  await table.put({ pk: editions, sk: `AT#${edition.createdAt}#${edition.id}`, id: edition.id });
}

async function editionAt(table: Table, at: string): Promise<Edition | null> {
  const query = { pk: editions, from: 'AT#', to: `AT#${at}#~`, descending: true, limit: 1, consistent: true };
  const found = (await table.query(query)).items[0];
  return found ? read<Edition>(table, { pk: editions, sk: `ID#${found.id}` }) : null;
}

async function firstEdition(table: Table): Promise<Edition | null> {
  const found = (await table.query({ pk: editions, skPrefix: 'AT#', limit: 1, consistent: true })).items[0];
  return found ? read<Edition>(table, { pk: editions, sk: `ID#${found.id}` }) : null;
}

async function allEditions(table: Table): Promise<Edition[]> {
  const found: Edition[] = [];
  let after: Page['next'] | undefined;
  do {
    const page = await table.query({ pk: editions, skPrefix: 'ID#', consistent: true, ...(after ? { after } : {}) });
    found.push(...page.items.map((item) => documentOf<Edition>(item)));
    after = page.next;
  } while (after);
  return found.sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
}
