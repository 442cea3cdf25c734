import { redeliverRoute } from '../../shared/api/webhooks.ts';
import { redeliver } from '../../shared/flows/manage-webhooks.ts';
import { http } from '../edge/http.ts';
import { problemOf, reply } from '../edge/reply.ts';
import { watching } from '../edge/watching.ts';

/** Sends a notice again from its first attempt. */
export const handler = http(redeliverRoute, async ({ parameters }, world) => {
  const queued = await redeliver(parameters.id, parameters.notice, watching(world));
  return queued.ok ? reply(202, queued.value) : problemOf(queued.trouble);
});
