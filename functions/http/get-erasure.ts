import { getErasureRoute } from '../../shared/api/privacy.ts';
import { showErasure } from '../../shared/flows/privacy.ts';
import { http } from '../edge/http.ts';
import { problemOf, reply } from '../edge/reply.ts';

export const handler = http(getErasureRoute, async ({ parameters }, world) => {
  const shown = await showErasure(parameters.id, world);
  return shown.ok ? reply(200, shown.value) : problemOf(shown.trouble);
});
