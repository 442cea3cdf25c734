import { gunzipSync } from 'node:zlib';
import { canonicalJson, sha256Hex } from '../decisions/canonical-json.ts';
import { buildIndex } from '../matching/build-index.ts';
import type { Edition, EditionSource } from '../model/edition.ts';
import type { ListEntry } from '../model/list-entry.ts';
import { catalog } from '../sources/catalog.ts';
import { readEntries } from '../sources/entry-artefact.ts';
import { mergeEntries } from './merge-entries.ts';
import { ownLists } from './own-lists.ts';
import type { World } from './world.ts';

// Publishers race only when two sources end at once; each loser builds again from what is then in force.
const attemptsMax = 6;

/**
 * Builds the edition of everything in force now and moves the pointer to it by a conditional write. The pointer is read first
 * and the versions after it, so a slow publisher cannot put an older plan over a newer one. Nothing is visible before the
 * pointer; artefacts are named by content, so doing it twice is doing it once. Null while no source has a version.
 */
export async function publishEdition(world: World): Promise<Edition | null> {
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const pointer = await world.sources.pointer();
    const sources = await versionsInForce(world);
    if (Object.keys(sources).length === 0) return null;
    const standing = pointer ? await world.sources.edition(pointer.editionId) : null;
    if (standing && canonicalJson(standing.sources) === canonicalJson(sources)) return standing;
    const edition = await buildEdition(sources, world);
    await world.sources.putEdition(edition);
    if (await world.sources.movePointer(edition.id, pointer?.revision ?? null)) {
      world.log.info('edition published', { edition: edition.id, sources: Object.keys(sources).length });
      return edition;
    }
  }
  throw new Error('the edition pointer is contended');
}

async function versionsInForce(world: World): Promise<Record<string, EditionSource>> {
  const ids = [...catalog.map((row) => row.id), ...(await ownLists(world))].sort();
  const healths = await Promise.all(ids.map((id) => world.sources.health(id)));
  const current = healths.flatMap((health) => (health?.current ? [[health.source, health.current] as const] : []));
  return Object.fromEntries(current);
}

async function buildEdition(sources: Record<string, EditionSource>, world: World): Promise<Edition> {
  const laws = new Set(catalog.filter((row) => row.kind === 'law').map((row) => row.id));
  const entries: ListEntry[] = [];
  const tables: Record<string, unknown> = {};
  for (const [id, version] of Object.entries(sources)) {
    const artefact = await versionArtefact(id, version, world);
    if (laws.has(id)) tables[id] = JSON.parse(gunzipSync(artefact).toString('utf8'));
    else for await (const entry of readEntries(artefact)) entries.push(entry);
  }
  const indexKey = await keep('index', 'bin', buildIndex(mergeEntries(entries)), world);
  const lawBytes = new TextEncoder().encode(JSON.stringify(tables));
  const lawKey = Object.keys(tables).length > 0 ? await keep('law', 'json', lawBytes, world) : null;
  const id = `ed_${sha256Hex(canonicalJson({ sources, indexKey, lawKey })).slice(0, 32)}`;
  return { id, createdAt: world.clock.now().toISOString(), sources, indexKey, lawKey };
}

/** A version in force whose artefact is gone is a broken store: no edition is built without it. */
async function versionArtefact(id: string, version: EditionSource, world: World): Promise<Uint8Array> {
  const artefact = await world.objects.get(version.key);
  if (!artefact) throw new Error(`the normalized version of \`${id}\` is missing in the object store`);
  return artefact;
}

async function keep(kind: string, suffix: string, bytes: Uint8Array, world: World): Promise<string> {
  const key = `${kind}/${sha256Hex(bytes)}.${suffix}`;
  await world.objects.put(key, bytes);
  return key;
}
