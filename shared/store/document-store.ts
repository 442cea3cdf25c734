import type { DocumentStore, Stored } from '../flows/world.ts';
import type { Item, Table } from './table.ts';
import type { Vault } from './vault.ts';

/** Kinds whose documents are encrypted where they lie. */
interface SealedKinds {
  vault: Vault;
  kinds: readonly string[];
}

interface Shelf {
  table: Table;
  sealed: SealedKinds | null;
}

/** Small JSON documents over one table: partition = kind, sort key = id. What was written plainly before is read as it is. */
export function documentStore(table: Table, sealed: SealedKinds | null = null): DocumentStore {
  const shelf: Shelf = { table, sealed };
  return {
    async get<T>(kind: string, id: string) {
      const item = await table.get({ pk: kind, sk: id }, { consistent: true });
      return item && toStored<T>(item, shelf);
    },
    put: (kind, id, value, revision) => put(shelf, kind, id, value, revision),
    list: (kind, range) => list(shelf, kind, range),
    async delete(kind, id) {
      await table.delete({ pk: kind, sk: id });
    },
  };
}

async function put(shelf: Shelf, kind: string, id: string, value: unknown, revision: number | null): Promise<boolean> {
  const next = (revision ?? 0) + 1;
  const content = await contentOf(shelf, kind, JSON.stringify(value));
  const item = { pk: kind, sk: id, revision: next, ...content };
  const answer = await shelf.table.put(item, revision === null ? { absent: true } : { equals: { revision } });
  // A retry after a lost reply meets its own first attempt: the same value at the revision aimed at is a success.
  return answer.stored || (isSame(answer.existing, item) && answer.existing?.revision === next);
}

type Content = { json: string } | { e: Uint8Array };

async function contentOf({ sealed }: Shelf, kind: string, json: string): Promise<Content> {
  if (!sealed?.kinds.includes(kind)) return { json };
  return { e: await sealed.vault.seal(Buffer.from(json), new Date().toISOString()) };
}

function isSame(existing: Item | null, item: Item): boolean {
  if (item.e instanceof Uint8Array) return existing?.e instanceof Uint8Array && Buffer.compare(existing.e, item.e) === 0;
  return existing?.json === item.json;
}

async function list<T>(
  shelf: Shelf,
  kind: string,
  range: { from?: string; to?: string; limit: number; descending?: boolean },
): Promise<Stored<T>[]> {
  const found: Stored<T>[] = [];
  let after: Record<string, string> | null = null;
  do {
    const { limit, ...bounds } = range;
    const bound = { from: bounds.from ?? ' ', to: bounds.to ?? '~', descending: bounds.descending ?? false };
    const page = await shelf.table.query({
      pk: kind,
      ...bound,
      limit: limit - found.length,
      consistent: true,
      ...(after ? { after } : {}),
    });
    found.push(...(await Promise.all(page.items.map((item) => toStored<T>(item, shelf)))));
    after = page.next;
  } while (after && found.length < range.limit);
  return found;
}

async function toStored<T>(item: Item, { sealed }: Shelf): Promise<Stored<T>> {
  const { sk: id, revision } = item;
  if (!(item.e instanceof Uint8Array)) return { id, value: JSON.parse(String(item.json)) as T, revision: Number(revision) };
  if (!sealed) throw new Error('a sealed document cannot be opened without the master key');
  const json = Buffer.from(await sealed.vault.open(item.e)).toString('utf8');
  return { id, value: JSON.parse(json) as T, revision: Number(revision) };
}
