import type { Item, Key } from './table.ts';

/** What the service reads in one call at most. */
const keysAtOnce = 100;
/** Calls for what an earlier one left out, as it may under load, before giving up. */
const attemptsMax = 4;

/** One call: the items found, and the keys that were passed over. */
export type ReadBatch = (keys: readonly Key[]) => Promise<{ items: Item[]; left: Key[] }>;

/** Many items by key, in as few calls as they fit in, in the order asked for. Throws when the service keeps leaving some out. */
export async function batchGet(keys: readonly Key[], read: ReadBatch): Promise<(Item | null)[]> {
  const wanted = [...new Map(keys.map((key) => [nameOf(key), { pk: key.pk, sk: key.sk }])).values()];
  const found = new Map<string, Item>();
  for (let at = 0; at < wanted.length; at += keysAtOnce) {
    let left: Key[] = wanted.slice(at, at + keysAtOnce);
    for (let attempt = 0; left.length > 0; attempt++) {
      if (attempt === attemptsMax) throw new Error('the table keeps leaving items out of its answers');
      const answer = await read(left);
      for (const item of answer.items) found.set(nameOf(item), item);
      left = answer.left;
    }
  }
  return keys.map((key) => found.get(nameOf(key)) ?? null);
}

const nameOf = ({ pk, sk }: Key): string => `${pk}\n${sk}`;
