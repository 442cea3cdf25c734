import { deleteWebhookRoute } from '../../shared/api/webhooks.ts';
import { deleteWebhook } from '../../shared/flows/manage-webhooks.ts';
import { http } from '../edge/http.ts';
import { problemOf, reply } from '../edge/reply.ts';
import { watching } from '../edge/watching.ts';

/** Forgets a receiver; what is still on its way to it becomes a dead letter. */
export const handler = http(deleteWebhookRoute, async ({ parameters }, world) => {
  const deleted = await deleteWebhook(parameters.id, watching(world));
  return deleted.ok ? reply(204, null) : problemOf(deleted.trouble);
});
