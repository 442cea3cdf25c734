import type { Edition } from '../model/edition.ts';
import { catalog } from '../sources/catalog.ts';
import { deleteUnused, keysOf, versionKeys } from './delete-knowledge.ts';
import { ownLists } from './own-lists.ts';
import type { World } from './world.ts';

/** Where artefacts of lists lie, and files carried in piece by piece. Raw downloads are kept for good. */
const swept = ['index/', 'law/', 'normalized/', 'parts/'] as const;
/** An index is some 12 MB and can be built again from its lists: these many and these young are kept ready. */
const indexesKept = 20;
const indexDays = 7;
/** Nothing goes that was not already useless a day ago: a publisher writes artefacts before it points to them. */
const graceMs = 24 * 3_600_000;
const dayMs = 86_400_000;
/** Marks of one run; the next day takes the rest. Bounded by the size of an item. */
const marksMax = 1_000;

/** When each useless object was first seen to be so. Kind `SWEEP`, id `ARTEFACTS`. */
type Marks = Record<string, string>;

/**
 * Sweeps what publishers that died, versions that were rejected and replaced editions leave behind: an object that nothing refers to
 * is marked, and goes when it is still useless a day later. What is in force or waits for a person is never touched.
 */
export async function sweepArtefacts(world: World): Promise<number> {
  const now = world.clock.now();
  const useless = await uselessKeys(world);
  const stored = await world.policy.get<Marks>('SWEEP', 'ARTEFACTS');
  const marks: Marks = {};
  let deleted = 0;
  for (const key of useless) {
    const since = stored?.value[key] ?? now.toISOString();
    const isDue = now.getTime() - Date.parse(since) >= graceMs;
    if (isDue) await deleteUnused(key, world);
    if (isDue) deleted += 1;
    else marks[key] = since;
  }
  await world.policy.put('SWEEP', 'ARTEFACTS', marks, stored?.revision ?? null);
  const parts = (await world.objects.sweep?.()) ?? 0;
  if (deleted + parts > 0) world.log.info('artefacts that nothing refers to were deleted', { deleted, parts });
  return deleted + parts;
}

async function uselessKeys(world: World): Promise<string[]> {
  // Listed before the references are read: what is written meanwhile is not in the list.
  const keys = (await Promise.all(swept.map((prefix) => world.objects.list(prefix)))).flat();
  const used = await usedKeys(world);
  return keys.filter((key) => !used.has(key)).slice(0, marksMax);
}

async function usedKeys(world: World): Promise<Set<string>> {
  const editions = await world.sources.editions();
  const pointer = await world.sources.pointer();
  const ids = [...catalog.map(({ id }) => id), ...(await ownLists(world))];
  const versions = await Promise.all(ids.map((id) => versionKeys(id, world)));
  const ready = new Set(editions.slice(-indexesKept));
  const youngest = new Date(world.clock.now().getTime() - indexDays * dayMs).toISOString();
  const isReady = (edition: Edition) => ready.has(edition) || edition.id === pointer?.editionId || edition.createdAt >= youngest;
  const referred = editions.flatMap((edition) => keysOf(edition).filter((key) => key !== edition.indexKey || isReady(edition)));
  return new Set([...referred, ...versions.flat()]);
}
