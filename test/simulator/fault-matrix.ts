import { knowledgeCache } from '../../shared/flows/knowledge-cache.ts';
import { screenOrder } from '../../shared/flows/screen-order.ts';
import type { DecisionView } from '../../shared/flows/show-decision.ts';
import type { WatchWorld } from '../../shared/flows/world.ts';
import { decisionStore } from '../../shared/store/decision-store.ts';
import { documentStore } from '../../shared/store/document-store.ts';
import { reviewStore } from '../../shared/store/review-store.ts';
import { sourceStore } from '../../shared/store/source-store.ts';
import type { Table } from '../../shared/store/table.ts';
import { orderTo } from '../flows/order-fixture.ts';
import { quiet } from '../flows/watch-world.ts';
import { rememberedWork } from './remembered-work.ts';
import { epoch } from './simulated-origin.ts';
import { copyDisk, type Disk } from './simulated-stores.ts';

/** What one step of the way in may do instead of answering. */
export const faults = ['refused', 'lost_answer', 'hangs', 'empty', 'late', 'damaged'] as const;
export type Fault = (typeof faults)[number];

/** Step by name (`decisions.put`, `objects.get index`) → what happens to it. */
export type Planned = ReadonlyMap<string, Fault>;

export interface Screened {
  steps: string[];
  /** Null when the caller got an error or nothing. */
  decision: DecisionView | null;
  stored: boolean;
}

/** Milliseconds of a step that is late, and turns of the event loop that stand for a deadline. */
const lateMs = 5_000;
const turnsOfSleep = 12;

const pure = rememberedWork();

/** One order on a process that has just started, over a copy of the disk, with these faults. */
export async function screenUnder(planned: Planned, name: string, disk: Disk): Promise<Screened> {
  const copy = await copyDisk(disk);
  const steps = new Set<string>();
  let now = 0;
  const clock: WatchWorld['clock'] = {
    now: () => new Date(epoch + now),
    elapsed: () => now,
    sleep: async (ms) => {
      for (let turn = 0; turn < turnsOfSleep; turn++) await new Promise<void>((resolve) => setImmediate(resolve));
      now += ms;
    },
    newId: (prefix) => `${prefix}_1`,
  };
  const act = <T>(step: string, apply: () => Promise<T>, empty: T, damage: (value: T) => T): Promise<T> => {
    steps.add(step);
    const fault = planned.get(step);
    if (fault === 'refused') return Promise.reject(named('ThrottlingException'));
    if (fault === 'hangs') return new Promise(() => {});
    if (fault === 'lost_answer') return apply().then(() => Promise.reject(named('TimeoutError')));
    if (fault === 'empty') return Promise.resolve(empty);
    if (fault === 'late') now += lateMs;
    return fault === 'damaged' ? apply().then(damage) : apply();
  };
  const world = worldOver(copy, clock, act);
  const order = orderTo(name, { reference: 'SO-1' });
  const asked = screenOrder({ order, caller: 'shop', idempotencyKey: 'k', bodyDigest: 'b' }, world).catch(() => null);
  const answer = await Promise.race([
    asked,
    clock
      .sleep(60_000)
      .then(() => clock.sleep(60_000))
      .then(() => clock.sleep(60_000))
      .then(() => null),
  ]);
  const decision = answer?.ok ? answer.value.decision : null;
  const stored = copy.tables.decisions.all().some(({ pk, sk }) => sk === 'DECISION' && pk === decision?.id);
  return { steps: [...steps], decision, stored };
}

type Act = <T>(step: string, apply: () => Promise<T>, empty: T, damage: (value: T) => T) => Promise<T>;

function worldOver(disk: Disk, clock: WatchWorld['clock'], act: Act): WatchWorld {
  const table = (of: keyof Disk['tables']) => faultyTable(of, disk.tables[of], act);
  const flip = (bytes: Uint8Array | null) =>
    bytes?.with(Math.floor(bytes.length / 2), (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 0xff) ?? null;
  const objects: WatchWorld['objects'] = {
    get: (key) => act(`objects.get ${key.split('/')[0]}`, async () => disk.objects.get(key) ?? null, null, flip),
    put: async (key, bytes) => void disk.objects.set(key, bytes),
    has: async (key) => disk.objects.has(key),
    list: async () => [],
    delete: async () => {},
  };
  const policy = documentStore(table('policy'));
  const ports = { clock, log: quiet, objects, policy, sources: sourceStore(table('sources')), pure };
  return {
    ...ports,
    decisions: decisionStore(table('decisions'), objects, { shards: 1 }),
    reviews: reviewStore(table('reviews')),
    knowledge: knowledgeCache(ports, 1_000, '0.1.0'),
    documents: documentStore(table('journal')),
    keys: () =>
      act(
        'keys',
        async () => ({ fingerprint: (text: string) => text }) as never,
        null as never,
        (keys) => keys,
      ),
  } as unknown as WatchWorld;
}

/** Steps are told apart by table and by the kind of item they touch. */
function faultyTable(name: string, table: Table, act: Act): Table {
  const kind = (pk: string, sk = '') => `${pk.replace(/[#_].*/, '')} ${sk.replace(/#.*/, '')}`.trim();
  const drop = (item: Awaited<ReturnType<Table['get']>>) => (item ? { pk: item.pk, sk: item.sk } : item);
  return {
    get: (key, read) => act(`${name}.get ${kind(key.pk, key.sk)}`, () => table.get(key, read), null, drop),
    getMany: (keys, read) =>
      act(
        `${name}.getMany ${kind(keys[0]?.pk ?? '', keys[0]?.sk)}`,
        () => table.getMany(keys, read),
        keys.map(() => null),
        (items) => items.map(drop),
      ),
    put: (item, condition) =>
      act(
        `${name}.put ${kind(item.pk, item.sk)}`,
        () => table.put(item, condition),
        { stored: false, existing: null },
        (answer) => answer,
      ),
    delete: (key, condition) =>
      act(
        `${name}.delete`,
        () => table.delete(key, condition),
        false,
        (answer) => answer,
      ),
    query: (query) =>
      act(
        `${name}.query ${kind(query.pk)}`,
        () => table.query(query),
        { items: [], next: null },
        (page) => ({ ...page, items: page.items.map((item) => ({ pk: item.pk, sk: item.sk })) }),
      ),
  };
}

const named = (name: string): Error => Object.assign(new Error(`simulated ${name}`), { name });
