import { getSuppressionRoute } from '../../shared/api/suppressions.ts';
import { findSuppression } from '../../shared/flows/suppressions.ts';
import { http } from '../edge/http.ts';
import { etag } from '../edge/if-match.ts';
import { problem, reply } from '../edge/reply.ts';

export const handler = http(getSuppressionRoute, async ({ parameters }, world) => {
  const found = await findSuppression(parameters.id, world);
  return found ? reply(200, found.value, etag(found.revision)) : problem('not_found', 'no such suppression');
});
