import { sha256Hex } from '../../shared/decisions/canonical-json.ts';
import { publishEdition } from '../../shared/flows/publish-edition.ts';
import { noHealth } from '../../shared/flows/source-lease.ts';
import type { World } from '../../shared/flows/world.ts';
import type { Edition, EditionSource } from '../../shared/model/edition.ts';
import type { ListEntry } from '../../shared/model/list-entry.ts';
import { catalog } from '../../shared/sources/catalog.ts';
import { entryWriter } from '../../shared/sources/entry-artefact.ts';
import { listedParties } from './listed-parties.ts';

/** Puts an edition of these entries in force, in which every list of the catalog is there and fresh, and these tables of law. */
export async function givenEdition(
  world: World,
  entries: ListEntry[] = listedParties,
  laws: Record<string, unknown> = {},
): Promise<Edition> {
  for (const { id, kind } of catalog) {
    const rows = kind === 'list' ? entries.filter(({ via }) => via === id) : laws[id] === undefined ? [] : [laws[id]];
    if (kind === 'list' || rows.length > 0) await giveVersion(world, id, rows, kind === 'law' ? 'json.gz' : 'ndjson.gz');
  }
  const edition = await publishEdition(world);
  await world.knowledge.poll();
  return edition!;
}

async function giveVersion(world: World, source: string, entries: unknown[], suffix: string): Promise<void> {
  const now = world.clock.now().toISOString();
  const writer = entryWriter();
  for (const entry of entries) writer.add(JSON.stringify(entry));
  const version = sha256Hex(source + JSON.stringify(entries));
  const key = `normalized/${source}/${version}.${suffix}`;
  await world.objects.put(key, await writer.finish());
  const current: EditionSource = {
    version,
    provenance: 'mirrored',
    publishedAt: now.slice(0, 10),
    retrievedAt: now,
    sha256: version,
    parserVersion: 'test/1',
    entries: entries.length,
    lists: [],
    key,
  };
  const health = (await world.sources.health(source)) ?? noHealth(source);
  await world.sources.putHealth({ ...health, current, checkedAt: now, changedAt: now, lastState: 'accepted' });
}
