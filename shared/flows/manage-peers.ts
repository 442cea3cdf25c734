import { readVerifierKey } from '../decisions/audit/signed-note.ts';
import { type FeedPosition, feedStart } from '../decisions/notices/feed-page.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { putPeerList } from './put-peer-list.ts';
import type { Stored, WatchWorld } from './world.ts';

/** Another deployment whose feed is followed. Kind `PEER`, id = its name here. */
export interface Peer {
  name: string;
  /** Base address, without `/v1`. */
  url: string;
  /** `<origin>/changes`, as its signed notes say it. */
  origin: string;
  verifierKey: string;
  /** API key for its feed, or null. */
  token: string | null;
  position: FeedPosition;
  /** Object that holds its entries so far, or null. */
  entries: string | null;
  checkedAt: string | null;
  lastError: string | null;
}

export type PeerView = Pick<Peer, 'name' | 'url' | 'origin' | 'checkedAt' | 'lastError'> & { cursor: number };

const peersMax = 50;
export const peerSource = (name: string): string => `peer-${name}`;

const showPeer = ({ name, url, origin, checkedAt, lastError, position }: Peer): PeerView => ({
  name,
  url,
  origin,
  checkedAt,
  lastError,
  cursor: position.seq,
});

/** Follows a feed from its start, under a key that its operator handed over. Troubles: `invalid_request`, `conflict`. */
export async function addPeer(
  wish: { name: string; url: string; verifierKey: string; token: string | null },
  world: WatchWorld,
): Promise<Result<PeerView>> {
  const url = world.receivers.check(wish.url);
  if (!url.ok) return fail('invalid_request', url.trouble.message, '/url');
  const key = readVerifierKey(wish.verifierKey);
  if (!key.ok) return fail('invalid_request', key.trouble.message, '/verifierKey');
  if ((await listPeers(world)).length >= peersMax) return fail('conflict', `there are ${peersMax} peers already`);
  const peer: Peer = {
    name: wish.name,
    url: url.value.replace(/\/+$/, ''),
    origin: `${key.value.name}/changes`,
    verifierKey: wish.verifierKey,
    token: wish.token,
    position: { seq: 0, hash: feedStart },
    entries: null,
    checkedAt: null,
    lastError: null,
  };
  const stored = await world.documents.put('PEER', peer.name, peer, null);
  return stored ? ok(showPeer(peer)) : fail('conflict', 'a peer of this name is followed already');
}

export async function listPeers(world: WatchWorld): Promise<PeerView[]> {
  return (await allPeers(world)).map(({ value }) => showPeer(value));
}

export const allPeers = (world: WatchWorld): Promise<Stored<Peer>[]> => world.documents.list<Peer>('PEER', { limit: peersMax });

export async function deletePeer(name: string, world: WatchWorld): Promise<Result<null>> {
  if (!(await world.documents.get('PEER', name))) return fail('not_found', 'no such peer');
  await putPeerList(peerSource(name), [], world);
  await world.documents.delete('PEER', name);
  return ok(null);
}
