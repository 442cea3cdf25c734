import { listPeersRoute } from '../../shared/api/changes.ts';
import { listPeers } from '../../shared/flows/manage-peers.ts';
import { http } from '../edge/http.ts';
import { reply } from '../edge/reply.ts';
import { watching } from '../edge/watching.ts';

/** Deployments whose feed is followed, and how far. */
export const handler = http(listPeersRoute, async (_, world) => reply(200, { data: await listPeers(watching(world)) }));
