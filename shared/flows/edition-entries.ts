import { gunzipSync } from 'node:zlib';
import type { EditionSource } from '../model/edition.ts';
import type { ListEntry } from '../model/list-entry.ts';
import { catalog } from '../sources/catalog.ts';
import { readEntries } from '../sources/entry-artefact.ts';
import { mergeEntries } from './merge-entries.ts';
import type { World } from './world.ts';

const laws: ReadonlySet<string> = new Set(catalog.filter((row) => row.kind === 'law').map((row) => row.id));

/** Everything the versions of an edition say: the listed parties, one per id, and the law tables by source. */
export async function editionEntries(
  sources: Record<string, EditionSource>,
  world: Pick<World, 'objects'>,
): Promise<{ entries: ListEntry[]; tables: Record<string, unknown> }> {
  const entries: ListEntry[] = [];
  const tables: Record<string, unknown> = {};
  for (const [id, version] of Object.entries(sources)) {
    const artefact = await versionArtefact(id, version, world);
    if (laws.has(id)) tables[id] = JSON.parse(gunzipSync(artefact).toString('utf8'));
    else for await (const entry of readEntries(artefact)) entries.push(entry);
  }
  return { entries: mergeEntries(entries), tables };
}

/** A version in force whose artefact is gone is a broken store: no edition is built without it. */
async function versionArtefact(id: string, version: EditionSource, world: Pick<World, 'objects'>): Promise<Uint8Array> {
  const artefact = await world.objects.get(version.key);
  if (!artefact) throw new Error(`the normalized version of \`${id}\` is missing in the object store`);
  return artefact;
}
