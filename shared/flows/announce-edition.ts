import { sha256Hex } from '../decisions/canonical-json.ts';
import type { Edition, EditionSource } from '../model/edition.ts';
import type { ListChange } from '../model/list-change.ts';
import type { ListEntry } from '../model/list-entry.ts';
import type { Notice } from '../model/notice.ts';
import { diffVersions } from '../sources/diff-versions.ts';
import { readEntries } from '../sources/entry-artefact.ts';
import { publishNotice } from './publish-notice.ts';
import type { WatchWorld } from './world.ts';

/** Ids named in one notice; more are counted. */
const idsNamedMax = 200;
/** Entries of an own list told in one notice: about 50 kB. */
const entriesTold = 50;

/** Tells of a new edition: which lists changed, and every entry of the deployer's own lists that changed. Safe to repeat. */
export async function announceEdition(before: string | null, edition: Edition, world: WatchWorld): Promise<void> {
  const old = before === null ? null : await world.sources.edition(before);
  const changed = Object.entries(edition.sources).filter(([id, version]) => old?.sources[id]?.version !== version.version);
  for (const [id, version] of changed) await announceSource(id, version, old?.sources[id] ?? null, edition, world);
  const versions = Object.fromEntries(Object.entries(edition.sources).map(([id, { version }]) => [id, version]));
  await publishNotice(notice('edition.published', edition.id, edition, { sources: versions }), world);
}

async function announceSource(
  id: string,
  version: EditionSource,
  old: EditionSource | null,
  edition: Edition,
  world: WatchWorld,
): Promise<void> {
  const after = version.key.endsWith('.ndjson.gz') ? await world.objects.get(version.key) : null;
  // The first version of an official list is the whole list: everybody can fetch that where we did.
  if (!after || (old === null && !id.startsWith('own-'))) return;
  const changes = await diffVersions(old ? await world.objects.get(old.key) : null, after);
  const named = (kind: ListChange['kind']) => changes.filter((change) => change.kind === kind).map((change) => change.entryId);
  const data = { version: version.version, added: named('added'), removed: named('removed'), changed: named('changed') };
  if (id.startsWith('own-')) await announceOwnList(id, data, after, edition, world);
  const counted = Object.entries(data).map(([key, value]) => (Array.isArray(value) ? [key, short(value)] : [key, value]));
  await publishNotice(notice('list.changed', id, edition, { source: id, ...Object.fromEntries(counted) }), world);
}

const short = (ids: string[]) => ({ count: ids.length, ids: ids.slice(0, idsNamedMax) });

/** Own lists belong to nobody else, so the feed carries the entries themselves. */
async function announceOwnList(
  id: string,
  { added, changed, removed }: { added: string[]; changed: string[]; removed: string[] },
  artefact: Uint8Array,
  edition: Edition,
  world: WatchWorld,
): Promise<void> {
  const told = new Set([...added, ...changed]);
  const entries: ListEntry[] = [];
  for await (const entry of readEntries(artefact)) if (told.has(entry.id)) entries.push(entry);
  for (let at = 0; at < Math.max(entries.length, removed.length); at += entriesTold) {
    const data = { source: id, put: entries.slice(at, at + entriesTold), removed: removed.slice(at, at + entriesTold) };
    await publishNotice(notice('own_list.published', `${id}#${at / entriesTold}`, edition, data), world);
  }
}

function notice(type: Notice['type'], subject: string, edition: Edition, data: Record<string, unknown>): Notice {
  const id = `evt_${sha256Hex([type, subject, edition.id, edition.createdAt].join('\n')).slice(0, 32)}`;
  return { id, type, at: edition.createdAt, subject: subject.split('#')[0] ?? subject, data };
}
