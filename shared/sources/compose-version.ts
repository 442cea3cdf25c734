import type { ListEntry } from '../model/list-entry.ts';
import { type CollectedVersion, collectVersion } from './collect-version.ts';
import { readEntries } from './entry-artefact.ts';

/**
 * A version of a several-list file in which the suspicious lists keep their last good rows and all others are new: one broken
 * list never stops its neighbours.
 */
export async function composeVersion(
  lastGood: Uint8Array,
  next: Uint8Array,
  held: ReadonlySet<string>,
): Promise<CollectedVersion> {
  const collected = collectVersion();
  const take = async (artefact: Uint8Array, wanted: (entry: ListEntry) => boolean) => {
    for await (const entry of readEntries(artefact)) if (wanted(entry)) collected.sink.entry(entry);
  };
  await take(lastGood, (entry) => held.has(entry.source));
  await take(next, (entry) => !held.has(entry.source));
  return collected.finish();
}
