import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { DocumentStore, Stored } from '../flows/world.ts';
import type { Item, Table } from './table.ts';
import type { Vault } from './vault.ts';

/** Kinds whose documents are encrypted where they lie. */
interface SealedKinds {
  vault: Vault;
  kinds: readonly string[];
}

/** Read with every order, and made of hashes: deflated, so that a full one is still one unit. */
const packedKinds: ReadonlySet<string> = new Set(['HISTORY']);
const inflatedBytesMax = 16 * 1024 * 1024;

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
    async getMany<T>(kind: string, ids: readonly string[], read?: { consistent: boolean }) {
      if (ids.length === 0) return [];
      const items = await table.getMany(
        ids.map((id) => ({ pk: kind, sk: id })),
        { consistent: read?.consistent ?? true },
      );
      return Promise.all(items.map((item) => item && toStored<T>(item, shelf)));
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

type Content = { json: string } | { z: Uint8Array } | { e: Uint8Array };

async function contentOf({ sealed }: Shelf, kind: string, json: string): Promise<Content> {
  if (packedKinds.has(kind)) return { z: deflateRawSync(json) };
  if (!sealed?.kinds.includes(kind)) return { json };
  return { e: await sealed.vault.seal(Buffer.from(json), new Date().toISOString()) };
}

function isSame(existing: Item | null, item: Item): boolean {
  const [bytes, others] = [item.e ?? item.z, existing?.e ?? existing?.z];
  if (bytes instanceof Uint8Array) return others instanceof Uint8Array && Buffer.compare(others, bytes) === 0;
  return existing?.json === item.json;
}

async function list<T>(
  shelf: Shelf,
  kind: string,
  range: { from?: string; to?: string; limit: number; descending?: boolean; consistent?: boolean },
): Promise<Stored<T>[]> {
  const found: Stored<T>[] = [];
  let after: Record<string, string> | null = null;
  do {
    const { limit, consistent = true, ...bounds } = range;
    const bound = { from: bounds.from ?? ' ', to: bounds.to ?? '~', descending: bounds.descending ?? false };
    const page = await shelf.table.query({
      pk: kind,
      ...bound,
      limit: limit - found.length,
      consistent,
      ...(after ? { after } : {}),
    });
    found.push(...(await Promise.all(page.items.map((item) => toStored<T>(item, shelf)))));
    after = page.next;
  } while (after && found.length < range.limit);
  return found;
}

async function toStored<T>(item: Item, { sealed }: Shelf): Promise<Stored<T>> {
  const { sk: id, revision } = item;
  return { id, value: JSON.parse(await jsonOf(item, sealed)) as T, revision: Number(revision) };
}

async function jsonOf({ json, z, e }: Item, sealed: SealedKinds | null): Promise<string> {
  if (z instanceof Uint8Array) return inflateRawSync(z, { maxOutputLength: inflatedBytesMax }).toString('utf8');
  if (!(e instanceof Uint8Array)) return String(json);
  if (!sealed) throw new Error('a sealed document cannot be opened without the master key');
  return Buffer.from(await sealed.vault.open(e)).toString('utf8');
}
