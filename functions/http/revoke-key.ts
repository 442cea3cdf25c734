import { revokeKeyRoute } from '../../shared/api/keys.ts';
import { revokeKey } from '../../shared/flows/api-keys.ts';
import { http } from '../edge/http.ts';
import { etag, ifMatchOf } from '../edge/if-match.ts';
import { problemOf, reply } from '../edge/reply.ts';
import { showKey } from '../edge/show-key.ts';

export const handler = http(revokeKeyRoute, async ({ parameters, headers }, world) => {
  const seen = ifMatchOf(headers, 'optional');
  if (!seen.ok) return seen.problem;
  const revoked = await revokeKey(parameters.id, seen.version, world);
  return revoked.ok ? reply(200, showKey(revoked.value), etag(revoked.value.revision)) : problemOf(revoked.trouble);
});
