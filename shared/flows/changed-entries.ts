import type { Edition, EditionSource } from '../model/edition.ts';
import type { ListEntry } from '../model/list-entry.ts';
import { readLines } from '../sources/entry-artefact.ts';
import { lineHash } from '../sources/entry-hash.ts';
import type { World } from './world.ts';

/**
 * Entries that a later edition has and an earlier one has not, added and changed alike. Removed ones are left out: a removal
 * makes no order worse, and only a person lets a held order go.
 */
export async function changedEntries(
  before: Edition | null,
  after: Edition,
  world: Pick<World, 'objects'>,
): Promise<ListEntry[]> {
  const changed: ListEntry[] = [];
  for (const [id, version] of Object.entries(after.sources)) {
    const old = before?.sources[id];
    if (!version.key.endsWith(listSuffix) || old?.key === version.key) continue;
    const known = new Set<string>();
    if (old) for await (const line of await linesOf(old, world)) known.add(lineHash(line));
    for await (const line of await linesOf(version, world)) {
      if (!known.has(lineHash(line))) changed.push(JSON.parse(line) as ListEntry);
    }
  }
  return changed;
}

/** Normalized lists are lines of entries; regulations are one table and are compared elsewhere. */
const listSuffix = '.ndjson.gz';

async function linesOf(version: EditionSource, world: Pick<World, 'objects'>): Promise<AsyncGenerator<string>> {
  const artefact = await world.objects.get(version.key);
  if (!artefact) throw new Error(`the normalized version \`${version.key}\` is missing`);
  return readLines(artefact);
}
