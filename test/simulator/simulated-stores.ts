import type { ObjectStore } from '../../shared/flows/world.ts';
import { catalog } from '../../shared/sources/catalog.ts';
import type { Item, Table } from '../../shared/store/table.ts';
import { tables as specs, type TableName } from '../../shared/store/tables.ts';
import { memoryTable } from './memory-table.ts';
import type { Scheduler } from './scheduler.ts';
import { epoch, originIds } from './simulated-origin.ts';

type Memory = ReturnType<typeof memoryTable>;
export type Tables = Record<TableName, Memory>;

/** Milliseconds by which an index shows a new item late, at worst. */
const indexLagMs = 3_000;

/** What outlives every process: tables and objects. */
export interface Disk {
  tables: Tables;
  objects: Map<string, Uint8Array>;
}

export const emptyDisk = (): Disk => ({
  tables: Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, memoryTable(spec.indexes)])) as Tables,
  objects: new Map(),
});

/** A second disk with the same content: every seed begins with the same shop. */
export async function copyDisk(disk: Disk): Promise<Disk> {
  const copy = emptyDisk();
  for (const [name, table] of Object.entries(disk.tables)) {
    for (const item of table.all()) await copy.tables[name as TableName].put(item);
  }
  for (const [key, bytes] of disk.objects) copy.objects.set(key, bytes);
  return copy;
}

/** A table over the simulated network; its indexes lag. */
export function simulatedTable(table: Memory, scheduler: Scheduler): Table {
  const written = new Map<string, number>();
  const at = (item: Pick<Item, 'pk' | 'sk'>) => `${item.pk}\n${item.sk}`;
  return {
    get: (key, read) => (isNeverWritten(key.pk) ? nothing : scheduler.step(() => table.get(key, read))),
    getMany: (keys, read) => scheduler.step(() => table.getMany(keys, read)),
    put: (item, condition) =>
      scheduler.step(() => {
        if (!written.has(at(item))) written.set(at(item), scheduler.now());
        return table.put(item, condition);
      }),
    delete: (key, condition) => scheduler.step(() => table.delete(key, condition)),
    query: (query) => {
      // A clock that is slow puts the first minutes of the shop on the day before.
      if (query.index && isBeforeOpening(query.pk)) return query.pk.includes(eve) ? table.query(query) : emptyPage;
      return scheduler.step(async () => {
        const page = await table.query(query);
        if (!query.index) return page;
        const visible = scheduler.now() - indexLagMs;
        return { ...page, items: page.items.filter((item) => (written.get(at(item)) ?? 0) <= visible) };
      });
    },
  };
}

const nothing = Promise.resolve(null);
const emptyPage = Promise.resolve({ items: [], next: null });

/** Sources this shop has not: nothing is written there, and a dozen reads of nothing in a row teach nothing a single one does not. */
const absent: ReadonlySet<string> = new Set(
  catalog.map(({ id }) => id).filter((id) => !(originIds as readonly string[]).includes(id)),
);
const isNeverWritten = (pk: string): boolean => absent.has(pk);

/** Days before the shop opened, by the index of days. */
const isBeforeOpening = (pk: string): boolean => (pk.startsWith('EVENT#') ? pk.slice(6) : pk) < openingDay;
const openingDay = new Date(epoch).toISOString().slice(0, 10);
const eve = new Date(epoch - 86_400_000).toISOString().slice(0, 10);

export function simulatedObjects(objects: Map<string, Uint8Array>, scheduler: Scheduler): ObjectStore {
  return {
    get: (key) => scheduler.step(() => objects.get(key) ?? null),
    put: (key, bytes) =>
      scheduler.step(() => {
        if (!objects.has(key)) objects.set(key, bytes);
      }),
    has: (key) => scheduler.step(() => objects.has(key)),
    list: (prefix) => scheduler.step(() => [...objects.keys()].filter((key) => key.startsWith(prefix)).sort()),
    delete: (key) => scheduler.step(() => void objects.delete(key)),
  };
}
