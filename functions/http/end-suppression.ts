import { endSuppressionRoute } from '../../shared/api/suppressions.ts';
import { endSuppression } from '../../shared/flows/suppressions.ts';
import { http } from '../edge/http.ts';
import { problemOf, reply } from '../edge/reply.ts';

export const handler = http(endSuppressionRoute, async ({ parameters, caller }, world) => {
  const ended = await endSuppression(parameters.id, caller.id, 'ended by a person', world);
  return ended.ok ? reply(200, ended.value) : problemOf(ended.trouble);
});
