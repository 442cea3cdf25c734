import type { DocumentStore, Stored } from '../flows/world.ts';
import type { Item, Table } from './table.ts';

/** Small JSON documents over one table: partition = kind, sort key = id. */
export function documentStore(table: Table): DocumentStore {
  return {
    async get<T>(kind: string, id: string) {
      const item = await table.get({ pk: kind, sk: id }, { consistent: true });
      return item && toStored<T>(item);
    },
    put: (kind, id, value, revision) => put(table, kind, id, value, revision),
    list: (kind, range) => list(table, kind, range),
    async delete(kind, id) {
      await table.delete({ pk: kind, sk: id });
    },
  };
}

async function put(table: Table, kind: string, id: string, value: unknown, revision: number | null): Promise<boolean> {
  const next = (revision ?? 0) + 1;
  const json = JSON.stringify(value);
  const item = { pk: kind, sk: id, revision: next, json };
  const answer = await table.put(item, revision === null ? { absent: true } : { equals: { revision } });
  // A retry after a lost reply meets its own first attempt: the same value at the revision aimed at is a success.
  return answer.stored || (answer.existing?.json === json && answer.existing.revision === next);
}

async function list<T>(
  table: Table,
  kind: string,
  range: { from?: string; to?: string; limit: number; descending?: boolean },
): Promise<Stored<T>[]> {
  const found: Stored<T>[] = [];
  let after: Record<string, string> | null = null;
  do {
    const { limit, ...bounds } = range;
    const bound = { from: bounds.from ?? ' ', to: bounds.to ?? '~', descending: bounds.descending ?? false };
    const page = await table.query({
      pk: kind,
      ...bound,
      limit: limit - found.length,
      consistent: true,
      ...(after ? { after } : {}),
    });
    found.push(...page.items.map((item) => toStored<T>(item)));
    after = page.next;
  } while (after && found.length < range.limit);
  return found;
}

const toStored = <T>(item: Item): Stored<T> => ({
  id: item.sk,
  value: JSON.parse(String(item.json)) as T,
  revision: Number(item.revision),
});
