import type { EditionSource } from '../model/edition.ts';
import type { DatedChange } from '../model/list-change.ts';
import type { ListEntry } from '../model/list-entry.ts';
import type { Knowledge } from '../screening/knowledge.ts';
import { catalog } from '../sources/catalog.ts';
import { findEntry } from '../sources/entry-artefact.ts';
import type { World } from './world.ts';

/** Versions shown with their content, newest first: each is a normalized file to search (about 0.1 s). Older ones are named. */
const contentsMax = 20;
/** Versions of one source looked up by their hash: years of daily changes. */
const versionsMax = 1_000;

export interface EntryView {
  edition: string;
  /** Whether the edition in force holds it. */
  listed: boolean;
  /** As in force; of a removed one, as it last stood. */
  entry: ListEntry;
  /** Every version that added, changed or removed it, newest first. */
  versions: EntryVersion[];
}

export interface EntryVersion extends Omit<DatedChange, 'version' | 'entryId' | 'source'> {
  version: string;
  /** Source whose file says it. */
  via: string;
  publishedAt: string | null;
  retrievedAt: string | null;
  entry: ListEntry | null;
}

/** One listed party with every version seen of it, in all files that hold it; null when none ever did. */
export async function showEntry(
  id: string,
  { edition, index }: Knowledge,
  world: Pick<World, 'sources' | 'objects'>,
): Promise<EntryView | null> {
  const listed = index.entry(id);
  const held = (await Promise.all(sourcesOf(id).map((via) => changesIn(via, id, world)))).flat();
  held.sort((a, b) => (a.change.at < b.change.at ? 1 : -1));
  const versions: EntryVersion[] = [];
  for (const [position, one] of held.entries()) versions.push(await versionOf(one, position < contentsMax, world));
  const entry = listed ?? versions.find((version) => version.entry !== null)?.entry ?? null;
  if (entry === null) return null;
  const known = versions.length > 0 || listed === null ? versions : inForce(listed, edition.sources[listed.via]);
  return { edition: edition.id, listed: listed !== null, entry, versions: known };
}

/** Sources whose file may hold the entry: its id begins with its list. */
function sourcesOf(id: string): string[] {
  const list = id.slice(0, id.indexOf(':'));
  const holding = catalog.filter((row) => row.lists.some((one) => one.id === list)).map((row) => row.id);
  return holding.length > 0 ? holding : [list];
}

interface Held {
  via: string;
  change: DatedChange;
  version: EditionSource | null;
}

async function changesIn(via: string, id: string, { sources }: Pick<World, 'sources'>): Promise<Held[]> {
  const changes = await sources.entryChanges(via, id);
  if (changes.length === 0) return [];
  const versions = new Map((await sources.versions(via, versionsMax)).map((version) => [version.version, version]));
  return changes.map((change) => ({ via, change, version: versions.get(change.version ?? '') ?? null }));
}

async function versionOf({ via, change, version }: Held, withContent: boolean, { objects }: Pick<World, 'objects'>) {
  const { entryId, source: _, version: hash, ...rest } = change;
  const artefact = withContent && version && change.kind !== 'removed' ? await objects.get(version.key) : null;
  return {
    ...rest,
    version: hash ?? '',
    via,
    publishedAt: version?.publishedAt ?? null,
    retrievedAt: version?.retrievedAt ?? null,
    entry: artefact && (await findEntry(artefact, entryId)),
  };
}

/** An entry from before changes were recorded: what is in force is all that is known. */
function inForce(entry: ListEntry, version: EditionSource | undefined): EntryVersion[] {
  if (!version) return [];
  const { retrievedAt, publishedAt } = version;
  const seen = { kind: 'added' as const, fields: [], before: null, after: null, at: retrievedAt };
  return [{ ...seen, version: version.version, via: entry.via, publishedAt, retrievedAt, entry }];
}
