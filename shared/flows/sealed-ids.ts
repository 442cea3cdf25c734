import { tileWidth } from '../decisions/audit/tile-path.ts';
import { readBundle } from './read-log.ts';
import type { WatchWorld } from './world.ts';

/** Full bundles held: a hundred thousand records, twenty minutes at a hundred a second. */
const heldMax = 400;

interface Held {
  ids: string[];
  firstSealedAt: string;
}

/** A full bundle never changes: what one process has read of it, it need not read again at every pass. */
const heldOf = new WeakMap<WatchWorld['objects'], Map<number, Held>>();

/** Ids of the records sealed at or after `since`, and of some before, in a log of this size. */
export async function sealedIds(since: string, size: number, world: WatchWorld): Promise<Set<string>> {
  const held = heldOf.get(world.objects) ?? new Map<number, Held>();
  heldOf.set(world.objects, held);
  const ids = new Set<string>();
  for (let bundle = Math.ceil(size / tileWidth) - 1; bundle >= 0; bundle--) {
    const known = held.get(bundle) ?? (await idsIn(bundle, size, world));
    if ((bundle + 1) * tileWidth <= size) held.set(bundle, known);
    for (const id of known.ids) ids.add(id);
    if (known.firstSealedAt < since) break;
  }
  for (const bundle of [...held.keys()].sort((a, b) => b - a).slice(heldMax)) held.delete(bundle);
  return ids;
}

async function idsIn(bundle: number, size: number, world: WatchWorld): Promise<Held> {
  const entries = await readBundle(bundle, size, world);
  return { ids: entries.map(({ record }) => record.id), firstSealedAt: entries[0]?.record.sealedAt ?? '' };
}
