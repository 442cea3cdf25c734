import type { Condition, Item, Key, Page, Query, Table } from '../../shared/store/table.ts';
import { tables } from '../../shared/store/tables.ts';

/** One table in memory with the same meaning as the real driver's; checked by the store contract suite. */
export function memoryTable(indexes: Record<string, { pk: string; sk: string }> = {}): Table & { all(): Item[] } {
  const rows = new Map<string, Map<string, Item>>();
  const partition = (pk: string) => rows.get(pk) ?? rows.set(pk, new Map()).get(pk)!;
  const stand = (key: Key) => rows.get(key.pk)?.get(key.sk) ?? null;
  const all = () => [...rows.values()].flatMap((part) => [...part.values()]);
  const having = (name: string, value: string): Item[] => {
    const found: Item[] = [];
    for (const part of rows.values()) for (const item of part.values()) if (item[name] === value) found.push(item);
    return found;
  };
  return {
    all,
    get: async (key) => copy(stand(key)),
    getMany: async (keys) => keys.map((key) => copy(stand(key))),
    put: async (item, condition) => {
      const existing = stand(item);
      if (condition && !holds(existing, condition)) return { stored: false, existing: copy(existing) };
      partition(item.pk).set(item.sk, { ...item });
      return { stored: true };
    },
    delete: async (key, condition) => {
      if (condition && !holds(stand(key), condition)) return false;
      rows.get(key.pk)?.delete(key.sk);
      return true;
    },
    query: async (query) => {
      const spec = query.index ? indexes[query.index] : { pk: 'pk', sk: 'sk' };
      if (!spec) throw new Error(`no index \`${query.index}\``);
      const found = query.index ? having(spec.pk, query.pk) : [...(rows.get(query.pk)?.values() ?? [])];
      return page(found, spec, query);
    },
  };
}

/** All tables of the product in memory. */
export const memoryTables = () =>
  Object.fromEntries(Object.entries(tables).map(([name, spec]) => [name, memoryTable(spec.indexes)])) as Record<
    keyof typeof tables,
    ReturnType<typeof memoryTable>
  >;

const copy = (item: Item | null): Item | null => item && { ...item };

function holds(existing: Item | null, condition: Condition): boolean {
  if ('absent' in condition) return existing === null;
  return existing !== null && Object.entries(condition.equals).every(([name, value]) => existing[name] === value);
}

function page(found: Item[], spec: { pk: string; sk: string }, query: Query): Page {
  const sortKey = (item: Item) => String(item[spec.sk]);
  const order = (a: Item, b: Item) =>
    sortKey(a) < sortKey(b) ? -1 : sortKey(a) > sortKey(b) ? 1 : a.pk + a.sk < b.pk + b.sk ? -1 : 1;
  const inRange = (key: string) =>
    key.startsWith(query.skPrefix ?? '') && key >= (query.from ?? '') && (query.to === undefined || key <= query.to);
  const sorted = found.filter((item) => inRange(sortKey(item)));
  if (sorted.length > 1) sorted.sort(order);
  if (query.descending) sorted.reverse();
  const start = query.after ? sorted.findIndex((item) => item.pk === query.after?.pk && item.sk === query.after?.sk) + 1 : 0;
  const limit = query.limit ?? 1000;
  const items = sorted.slice(start, start + limit);
  const last = items.at(-1);
  const next = last && start + limit < sorted.length ? { pk: last.pk, sk: last.sk } : null;
  return { items: items.map((item) => (query.index ? keysOnly(item, spec) : { ...item })), next };
}

const keysOnly = (item: Item, spec: { pk: string; sk: string }): Item =>
  ({ pk: item.pk, sk: item.sk, [spec.pk]: item[spec.pk], [spec.sk]: item[spec.sk] }) as Item;
