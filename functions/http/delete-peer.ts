import { deletePeerRoute } from '../../shared/api/changes.ts';
import { deletePeer } from '../../shared/flows/manage-peers.ts';
import { http } from '../edge/http.ts';
import { problemOf, reply } from '../edge/reply.ts';
import { watching } from '../edge/watching.ts';

/** Follows a deployment no longer and takes its entries out of force. */
export const handler = http(deletePeerRoute, async ({ parameters }, world) => {
  const deleted = await deletePeer(parameters.id, watching(world));
  return deleted.ok ? reply(204, null) : problemOf(deleted.trouble);
});
