import { releaseDrawRoute } from '../../shared/api/licenses.ts';
import { releaseDraw } from '../../shared/flows/draw-license.ts';
import { http } from '../edge/http.ts';
import { problemOf, reply } from '../edge/reply.ts';

export const handler = http(releaseDrawRoute, async ({ parameters, caller }, world) => {
  const released = await releaseDraw(parameters.id, parameters.decision, caller.id, world);
  return released.ok ? reply(200, released.value) : problemOf(released.trouble);
});
