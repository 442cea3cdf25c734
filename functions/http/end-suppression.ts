import { endSuppressionRoute } from '../../shared/api/suppressions.ts';
import { endSuppression } from '../../shared/flows/suppressions.ts';
import { http } from '../edge/http.ts';
import { etag, ifMatchOf } from '../edge/if-match.ts';
import { problemOf, reply } from '../edge/reply.ts';

export const handler = http(endSuppressionRoute, async ({ parameters, headers, caller }, world) => {
  const seen = ifMatchOf(headers, 'optional');
  if (!seen.ok) return seen.problem;
  const request = { by: caller.id, reason: 'ended by a person', version: seen.version };
  const ended = await endSuppression(parameters.id, request, world);
  return ended.ok ? reply(200, ended.value.value, etag(ended.value.revision)) : problemOf(ended.trouble);
});
