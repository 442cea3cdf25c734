import { listDeliveriesRoute } from '../../shared/api/webhooks.ts';
import { listDeliveries } from '../../shared/flows/manage-webhooks.ts';
import { http } from '../edge/http.ts';
import { reply } from '../edge/reply.ts';
import { watching } from '../edge/watching.ts';

/** What was sent to a receiver and what came of it. */
export const handler = http(listDeliveriesRoute, async ({ parameters, query }, world) =>
  reply(200, { data: await listDeliveries(parameters.id, query.state ?? null, watching(world)) }),
);
