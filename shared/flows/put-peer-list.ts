import { sha256Hex } from '../decisions/canonical-json.ts';
import type { EditionSource } from '../model/edition.ts';
import type { ListEntry } from '../model/list-entry.ts';
import { diffVersions } from '../sources/diff-versions.ts';
import { entryWriter } from '../sources/entry-artefact.ts';
import { ownRow } from '../sources/own/source.ts';
import { registerOwnList } from './own-lists.ts';
import { publishEdition } from './publish-edition.ts';
import { noHealth } from './source-lease.ts';
import { recordVersion } from './take-version.ts';
import type { WatchWorld } from './world.ts';

/** Puts a whole list taken over from a peer into force. Safe to repeat: the same entries are the same version. */
export async function putPeerList(source: string, entries: readonly ListEntry[], world: WatchWorld): Promise<void> {
  const version = await storeList(source, entries, world);
  const health = (await world.sources.health(source)) ?? noHealth(source);
  const at = world.clock.now().toISOString();
  if (health.current?.version !== version.version) {
    const before = health.current ? await world.objects.get(health.current.key) : null;
    const after = (await world.objects.get(version.key)) ?? new Uint8Array();
    await recordVersion(ownRow(source), version, health.current, await diffVersions(before, after), world);
    const next = { ...health, current: version, checkedAt: at, changedAt: at, lastState: 'accepted' as const, lastError: null };
    if (!(await world.sources.putHealth(next))) throw new Error(`the health record of \`${source}\` is contended`);
  }
  await registerOwnList(source, world);
  await publishEdition(world);
}

async function storeList(source: string, entries: readonly ListEntry[], world: WatchWorld): Promise<EditionSource> {
  const writer = entryWriter();
  const lines = entries.map((entry) => JSON.stringify(entry));
  for (const line of lines) writer.add(line);
  const sha256 = sha256Hex(lines.join('\n'));
  const version = sha256.slice(0, 32);
  const key = `normalized/${source}/${version}-peer-1.ndjson.gz`;
  await world.objects.put(key, await writer.finish());
  const retrievedAt = world.clock.now().toISOString();
  const lists = [{ id: source, entries: entries.length }];
  const rest = { publishedAt: null, retrievedAt, sha256, parserVersion: 'peer/1', entries: entries.length };
  return { version, provenance: 'imported', ...rest, lists, key };
}
