import { listDeletionsRoute } from '../../shared/api/privacy.ts';
import { listDeletions } from '../../shared/flows/privacy.ts';
import { http } from '../edge/http.ts';
import { reply } from '../edge/reply.ts';

export const handler = http(listDeletionsRoute, async ({ query }, world) =>
  reply(200, { data: await listDeletions(query.limit, world), nextCursor: null }),
);
