import { liftHoldRoute } from '../../shared/api/privacy.ts';
import { liftHold } from '../../shared/flows/privacy.ts';
import { http } from '../edge/http.ts';
import { problemOf, reply } from '../edge/reply.ts';

export const handler = http(liftHoldRoute, async ({ parameters }, world) => {
  const lifted = await liftHold(parameters.reference, world);
  return lifted.ok ? reply(204, null) : problemOf(lifted.trouble);
});
