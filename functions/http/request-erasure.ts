import { requestErasureRoute } from '../../shared/api/privacy.ts';
import { requestErasure } from '../../shared/flows/privacy.ts';
import { http } from '../edge/http.ts';
import { problemOf, reply } from '../edge/reply.ts';

export const handler = http(requestErasureRoute, async ({ body, caller }, world) => {
  const requested = await requestErasure(body.reference, caller.id, world);
  return requested.ok ? reply(201, requested.value) : problemOf(requested.trouble);
});
