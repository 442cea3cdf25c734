import { rotateKeyRoute } from '../../shared/api/keys.ts';
import { rotateKey } from '../../shared/flows/api-keys.ts';
import { http } from '../edge/http.ts';
import { problemOf, reply } from '../edge/reply.ts';
import { showKey } from '../edge/show-key.ts';

export const handler = http(rotateKeyRoute, async ({ parameters, query }, world) => {
  const rotated = await rotateKey(parameters.id, query.overlapHours, world);
  return rotated.ok ? reply(200, { ...showKey(rotated.value.key), secret: rotated.value.secret }) : problemOf(rotated.trouble);
});
