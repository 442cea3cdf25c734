import type { Clock, SourceFetcher, World } from '../../shared/flows/world.ts';
import { decisionStore } from '../../shared/store/decision-store.ts';
import { documentStore } from '../../shared/store/document-store.ts';
import { dynamoTables } from '../../shared/store/dynamodb.ts';
import { type EmbeddedEngine, startEmbeddedEngine } from '../../shared/store/embedded-engine.ts';
import { reviewStore } from '../../shared/store/review-store.ts';
import { sourceStore } from '../../shared/store/source-store.ts';
import type { Table } from '../../shared/store/table.ts';
import { memoryObjects } from '../store/memory-objects.ts';

export interface SourceWorld extends World {
  /** Moves the wall clock. */
  pass(hours: number): void;
  logged: { message: string; fields: Record<string, unknown> }[];
}

let engine: EmbeddedEngine | null = null;

/** The embedded engine, started once per test file. */
export async function startSources(): Promise<void> {
  engine = await startEmbeddedEngine(null);
}

export async function stopSources(): Promise<void> {
  await engine?.close();
  engine = null;
}

/** The ports a refresh acts through, on real drivers; every world has sources of its own, by a prefix of their ids. */
export function sourceWorld(fetch: SourceFetcher): SourceWorld {
  if (!engine) throw new Error('start the engine first');
  const open = dynamoTables({ endpoint: engine.endpoint, connectMs: 5_000, requestMs: 10_000 });
  const prefix = `w${++worlds}~`;
  const logged: SourceWorld['logged'] = [];
  const log = (message: string, fields: Record<string, unknown> = {}) => void logged.push({ message, fields });
  const { clock, pass } = steadyClock();
  const objects = memoryObjects();
  const ports: Partial<World> = {
    clock,
    objects,
    sources: sourceStore(apart(open('sources'), prefix)),
    policy: documentStore(apart(open('policy'), prefix)),
    reviews: reviewStore(apart(open('reviews'), prefix)),
    decisions: decisionStore(open('decisions'), objects, { shards: 1 }),
    fetch,
    log: { info: log, warn: log, error: log },
  };
  return { ...(ports as World), pass, logged };
}

/** The table with keys of its own for each world. */
function apart(table: Table, prefix: string): Table {
  return {
    ...table,
    get: (key, read) => table.get({ ...key, pk: prefix + key.pk }, read),
    put: (item, condition) => table.put({ ...item, pk: prefix + item.pk }, condition),
    query: (query) => table.query({ ...query, pk: prefix + query.pk }),
  };
}

let worlds = 0;

function steadyClock(): { clock: Clock; pass: (hours: number) => void } {
  let now = Date.parse('2026-11-24T08:00:00.000Z');
  let ids = 0;
  const clock: Clock = {
    now: () => new Date(now),
    elapsed: () => now,
    sleep: () => new Promise((resume) => setImmediate(resume)),
    newId: (kind) => `${kind}_${String(++ids).padStart(4, '0')}`,
  };
  return {
    clock,
    pass: (hours) => {
      now += hours * 3_600_000;
    },
  };
}
