import { canonicalJson, sha256Hex } from '../decisions/canonical-json.ts';
import { indexFormat } from '../matching/index-file.ts';
import type { Edition, EditionSource } from '../model/edition.ts';
import { catalog } from '../sources/catalog.ts';
import { editionEntries } from './edition-entries.ts';
import { ownLists } from './own-lists.ts';
import { pureWork } from './pure-work.ts';
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
    // An edition whose index other code built is not in force for this code: after an upgrade it is built again.
    const isReadable = standing?.indexFormat === indexFormat;
    if (standing && isReadable && canonicalJson(standing.sources) === canonicalJson(sources)) return standing;
    const edition = await buildEdition(sources, world);
    await world.sources.putEdition(edition);
    if (await world.sources.movePointer(edition.id, pointer?.revision ?? null)) {
      if (!(await hasArtefacts(edition, world))) await buildEdition(sources, world);
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
  const { entries, tables } = await editionEntries(sources, world);
  const indexKey = await keep('index', 'bin', pureWork(world).buildIndex(entries), world);
  const lawBytes = new TextEncoder().encode(JSON.stringify(tables));
  const lawKey = Object.keys(tables).length > 0 ? await keep('law', 'json', lawBytes, world) : null;
  const id = `ed_${sha256Hex(canonicalJson({ sources, indexKey, lawKey })).slice(0, 32)}`;
  return { id, createdAt: world.clock.now().toISOString(), sources, indexFormat, indexKey, lawKey };
}

/** Artefacts of an older edition of the same content may have been deleted by retention between finding them and pointing to them. */
async function hasArtefacts({ indexKey, lawKey }: Edition, { objects }: World): Promise<boolean> {
  return (await objects.has(indexKey)) && (lawKey === null || (await objects.has(lawKey)));
}

async function keep(kind: string, suffix: string, bytes: Uint8Array, world: World): Promise<string> {
  const key = `${kind}/${sha256Hex(bytes)}.${suffix}`;
  await world.objects.put(key, bytes);
  return key;
}
