import { sha256Hex } from '../decisions/canonical-json.ts';
import type { Edition, EditionSource } from '../model/edition.ts';
import type { ListChange } from '../model/list-change.ts';
import type { ListEntry } from '../model/list-entry.ts';
import { recentlyMs } from '../screening/checks/recently-removed.ts';
import type { Knowledge } from '../screening/knowledge.ts';
import { entryWriter, readEntries } from '../sources/entry-artefact.ts';
import type { SourceRow } from '../sources/source-row.ts';
import { pureWork } from './pure-work.ts';
import type { World } from './world.ts';

type Removed = NonNullable<EditionSource['removed']>;
type Ports = Pick<World, 'objects' | 'clock'>;

/**
 * Keeps what a version takes off its list, so that screening can tell of it for a day: a removal that was a mistake of the
 * publisher's is then seen by whoever looks at the order. Own lists and regulations have none.
 */
export async function rememberRemoved(
  row: SourceRow,
  before: EditionSource | null,
  changes: readonly ListChange[],
  world: Ports,
): Promise<Removed> {
  if (row.kind === 'law' || row.jurisdiction === 'OWN' || !before || before.provenance === 'sample') return [];
  const now = world.clock.now();
  const recent = (before.removed ?? []).filter(({ at }) => now.getTime() - Date.parse(at) < recentlyMs);
  const gone = new Set(changes.filter(({ kind }) => kind === 'removed').map(({ entryId }) => entryId));
  const artefact = gone.size > 0 ? await world.objects.get(before.key) : null;
  if (!artefact) return recent;
  const writer = entryWriter();
  for await (const entry of readEntries(artefact)) if (gone.has(entry.id)) writer.add(JSON.stringify(entry));
  const bytes = writer.finish();
  const key = `index/removed/${row.id}-${sha256Hex(bytes)}.ndjson.gz`;
  await world.objects.put(key, bytes);
  return [...recent, { at: now.toISOString(), key, entries: gone.size }];
}

/** What the sources of an edition lately lost, ready to be searched; absent when nothing, or when it can no longer be read. */
export async function loadRemoved(edition: Edition, world: Pick<World, 'objects' | 'pure'>): Promise<Pick<Knowledge, 'removed'>> {
  const { buildIndex, loadIndex } = pureWork(world);
  const at = new Map<string, string>();
  const entries = new Map<string, ListEntry>();
  for (const lost of Object.values(edition.sources).flatMap(({ removed = [] }) => removed)) {
    const artefact = await world.objects.get(lost.key);
    if (!artefact) continue;
    for await (const entry of readEntries(artefact)) {
      at.set(entry.id, lost.at);
      entries.set(entry.id, entry);
    }
  }
  const index = entries.size > 0 ? loadIndex(buildIndex([...entries.values()])) : null;
  return index?.ok ? { removed: { index: index.value, at } } : {};
}
