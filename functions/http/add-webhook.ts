import { addWebhookRoute } from '../../shared/api/webhooks.ts';
import { addWebhook } from '../../shared/flows/manage-webhooks.ts';
import { http } from '../edge/http.ts';
import { problemOf, reply } from '../edge/reply.ts';
import { watching } from '../edge/watching.ts';

/** Registers a receiver. The address is guarded: see `shared/net/guarded-request.ts`. */
export const handler = http(addWebhookRoute, async ({ body }, world) => {
  const added = await addWebhook(body, watching(world));
  return added.ok ? reply(201, added.value) : problemOf(added.trouble);
});
