import { cancelOrderRoute } from '../../shared/api/licenses.ts';
import { cancelOrder } from '../../shared/flows/cancel-order.ts';
import { http } from '../edge/http.ts';
import { problemOf, reply } from '../edge/reply.ts';

export const handler = http(cancelOrderRoute, async ({ parameters, caller }, world) => {
  const cancelled = await cancelOrder(parameters.reference, caller, world);
  return cancelled.ok ? reply(200, { reference: parameters.reference, ...cancelled.value }) : problemOf(cancelled.trouble);
});
