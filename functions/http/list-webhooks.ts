import { listWebhooksRoute } from '../../shared/api/webhooks.ts';
import { listWebhooks } from '../../shared/flows/manage-webhooks.ts';
import { http } from '../edge/http.ts';
import { reply } from '../edge/reply.ts';
import { watching } from '../edge/watching.ts';

/** Receivers of signed notices, without their secrets. */
export const handler = http(listWebhooksRoute, async (_, world) => reply(200, { data: await listWebhooks(watching(world)) }));
