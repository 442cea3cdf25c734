import { getOrderRoute } from '../../shared/api/decisions.ts';
import { showOrder } from '../../shared/flows/show-order.ts';
import { http } from '../edge/http.ts';
import { problem, reply } from '../edge/reply.ts';

export const handler = http(getOrderRoute, async ({ parameters, caller }, world) => {
  const order = await showOrder(parameters.reference, world, caller);
  return order ? reply(200, order) : problem('not_found', 'nothing was decided for this order');
});
