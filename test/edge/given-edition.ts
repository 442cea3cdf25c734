import { sha256Hex } from '../../shared/decisions/canonical-json.ts';
import type { World } from '../../shared/flows/world.ts';
import { buildIndex } from '../../shared/matching/build-index.ts';
import type { Edition, EditionSource } from '../../shared/model/edition.ts';
import type { ListEntry } from '../../shared/model/list-entry.ts';
import { catalog } from '../../shared/sources/catalog.ts';
import { listedParties } from './listed-parties.ts';

/** Puts an edition of these entries in force, in which every list of the catalog is there and fresh. */
export async function givenEdition(world: World, entries: ListEntry[] = listedParties): Promise<Edition> {
  const index = buildIndex(entries);
  const indexKey = `index/${sha256Hex(index)}.bin`;
  await world.objects.put(indexKey, index);
  const now = world.clock.now().toISOString();
  const lists = catalog.filter((row) => row.kind === 'list');
  const sources = Object.fromEntries(
    lists.map(({ id }) => [
      id,
      versionOf(
        entries.filter(({ via }) => via === id),
        now,
      ),
    ]),
  );
  const edition = { id: `ed_${sha256Hex(indexKey + now).slice(0, 32)}`, createdAt: now, sources, indexKey, lawKey: null };
  await world.sources.putEdition(edition);
  for (const [source, current] of Object.entries(sources)) await giveHealth(world, source, current, now);
  const pointer = await world.sources.pointer();
  await world.sources.movePointer(edition.id, pointer?.revision ?? null);
  await world.knowledge.poll();
  return edition;
}

async function giveHealth(world: World, source: string, current: EditionSource, now: string): Promise<void> {
  const standing = await world.sources.health(source);
  const { revision = 0 } = standing ?? {};
  const rest = { lastRun: null, lastState: 'accepted' as const, lastError: null, etag: null, lastModified: null };
  await world.sources.putHealth({ ...standing, source, current, checkedAt: now, changedAt: now, ...rest, revision });
}

const versionOf = (entries: ListEntry[], now: string): EditionSource => {
  const version = sha256Hex(JSON.stringify(entries));
  return {
    version,
    provenance: 'mirrored',
    publishedAt: now.slice(0, 10),
    retrievedAt: now,
    sha256: version,
    parserVersion: 'test/1',
    entries: entries.length,
    lists: [],
    key: `normalized/${version}`,
  };
};
