import { revokeKeyRoute } from '../../shared/api/keys.ts';
import { revokeKey } from '../../shared/flows/api-keys.ts';
import { http } from '../edge/http.ts';
import { problemOf, reply } from '../edge/reply.ts';
import { showKey } from '../edge/show-key.ts';

export const handler = http(revokeKeyRoute, async ({ parameters }, world) => {
  const revoked = await revokeKey(parameters.id, world);
  return revoked.ok ? reply(200, showKey(revoked.value)) : problemOf(revoked.trouble);
});
