import { rotateKeyRoute } from '../../shared/api/keys.ts';
import { rotateKey } from '../../shared/flows/api-keys.ts';
import { http } from '../edge/http.ts';
import { etag, ifMatchOf } from '../edge/if-match.ts';
import { problemOf, reply } from '../edge/reply.ts';
import { showKey } from '../edge/show-key.ts';

export const handler = http(rotateKeyRoute, async ({ parameters, query, headers }, world) => {
  const seen = ifMatchOf(headers, 'optional');
  if (!seen.ok) return seen.problem;
  const rotated = await rotateKey(parameters.id, { overlapHours: query.overlapHours, version: seen.version }, world);
  if (!rotated.ok) return problemOf(rotated.trouble);
  const { key, secret } = rotated.value;
  return reply(200, { ...showKey(key), secret }, etag(key.revision));
});
