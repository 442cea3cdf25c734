import { readVerifierKey } from '../decisions/audit/signed-note.ts';
import { sha256Hex } from '../decisions/canonical-json.ts';
import { type FeedEntry, type FeedPage, openPage } from '../decisions/notices/feed-page.ts';
import type { ListEntry } from '../model/list-entry.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { allPeers, type Peer, peerSource } from './manage-peers.ts';
import { putPeerList } from './put-peer-list.ts';
import type { Stored, WatchWorld } from './world.ts';

/** Pages taken over in one run: a new peer with a long history catches up over several. */
const pagesMax = 20;
const pageLimit = 200;
/** Entries one peer may put on our lists: more is a broken or a hostile peer. */
const entriesMax = 100_000;

/** Takes over what followed deployments have published since. Returns how many feeds brought something new. */
export async function followPeers(world: WatchWorld): Promise<number> {
  const results = await Promise.all((await allPeers(world)).map((peer) => followPeer(peer, world)));
  return results.filter(Boolean).length;
}

/** A feed that is refused stays where it was: nothing of a bad page is taken over, and the reason is on record. */
async function followPeer(stored: Stored<Peer>, world: WatchWorld): Promise<boolean> {
  const peer = stored.value;
  const entries = await entriesOf(peer, world);
  let position = peer.position;
  let lastError: string | null = null;
  for (let page = 0; page < pagesMax; page++) {
    const opened = await nextPage({ ...peer, position }, world);
    if (!opened.ok) lastError = `${opened.trouble.code}: ${opened.trouble.message}`;
    if (!opened.ok || opened.value.entries.length === 0) break;
    for (const entry of opened.value.entries) apply(entries, entry, peer);
    position = opened.value.position;
    if (entries.size >= entriesMax) lastError = `too_large: more than ${entriesMax} entries; the rest is not taken over`;
  }
  if (lastError) world.log.warn('the feed of a peer was not taken over', { peer: peer.name, reason: lastError });
  const moved = position.seq !== peer.position.seq;
  const kept = moved ? await keepEntries(peer, entries, world) : peer.entries;
  if (moved) await putPeerList(peerSource(peer.name), [...entries.values()], world);
  const checkedAt = lastError ? peer.checkedAt : world.clock.now().toISOString();
  // The list first, the position last: after a crash in between the same pages are taken over again, with the same result.
  await world.documents.put('PEER', stored.id, { ...peer, position, entries: kept, checkedAt, lastError }, stored.revision);
  return moved;
}

async function nextPage(peer: Peer, world: WatchWorld) {
  const key = readVerifierKey(peer.verifierKey);
  if (!key.ok) return key;
  const url = `${peer.url}/v1/changes?cursor=${peer.position.seq}&limit=${pageLimit}`;
  const bytes = await world.receivers.get(url, peer.token ? { authorization: `Bearer ${peer.token}` } : {});
  if (!bytes.ok) return bytes;
  const page = readPage(bytes.value);
  return page.ok ? openPage(page.value, peer.origin, peer.position, world.clock.now(), key.value) : page;
}

function readPage(bytes: Uint8Array): Result<FeedPage> {
  try {
    const page = JSON.parse(Buffer.from(bytes).toString('utf8')) as FeedPage;
    return Array.isArray(page.data) && typeof page.note === 'string'
      ? ok(page)
      : fail('unreadable', 'expected `data` and `note`');
  } catch {
    return fail('unreadable', 'the answer is not JSON');
  }
}

function apply(entries: Map<string, ListEntry>, { notice }: FeedEntry, peer: Peer): void {
  if (notice.type !== 'own_list.published') return;
  const { put = [], removed = [] } = notice.data as { put?: ListEntry[]; removed?: string[] };
  for (const id of removed) entries.delete(here(id, peer));
  for (const entry of put) if (entries.size < entriesMax) entries.set(here(entry.id, peer), takenOver(entry, peer));
}

const here = (id: string, peer: Peer): string => `${peerSource(peer.name)}:${id}`;

/** Another deployment's word holds an order for a person here; it never refuses one by itself. */
function takenOver(entry: ListEntry, peer: Peer): ListEntry {
  const source = peerSource(peer.name);
  return { ...entry, id: here(entry.id, peer), source, via: source, effect: entry.effect === 'care' ? 'care' : 'watch' };
}

async function entriesOf(peer: Peer, world: WatchWorld): Promise<Map<string, ListEntry>> {
  const bytes = peer.entries === null ? null : await world.objects.get(peer.entries);
  const entries = bytes ? (JSON.parse(Buffer.from(bytes).toString('utf8')) as ListEntry[]) : [];
  return new Map(entries.map((entry) => [entry.id, entry]));
}

async function keepEntries(peer: Peer, entries: Map<string, ListEntry>, world: WatchWorld): Promise<string> {
  const bytes = Buffer.from(JSON.stringify([...entries.values()]));
  const key = `peers/${peer.name}/${sha256Hex(bytes)}.json`;
  await world.objects.put(key, bytes);
  return key;
}
