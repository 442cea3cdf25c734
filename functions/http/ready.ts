import { readyRoute } from '../../shared/api/platform.ts';
import { showReadiness } from '../../shared/flows/show-readiness.ts';
import { http } from '../edge/http.ts';
import { reply } from '../edge/reply.ts';

export const handler = http(readyRoute, async (_, world) => {
  const readiness = await showReadiness(world);
  return reply(readiness.ready ? 200 : 503, readiness);
});
