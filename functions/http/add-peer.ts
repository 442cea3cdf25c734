import { addPeerRoute } from '../../shared/api/changes.ts';
import { addPeer } from '../../shared/flows/manage-peers.ts';
import { http } from '../edge/http.ts';
import { problemOf, reply } from '../edge/reply.ts';
import { watching } from '../edge/watching.ts';

/** Follows the feed of another deployment under the key its operator handed over. */
export const handler = http(addPeerRoute, async ({ body }, world) => {
  const added = await addPeer(body, watching(world));
  return added.ok ? reply(201, added.value) : problemOf(added.trouble);
});
