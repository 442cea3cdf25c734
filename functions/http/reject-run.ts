import { rejectRunRoute } from '../../shared/api/sources.ts';
import { rejectVersion } from '../../shared/flows/accept-version.ts';
import { http } from '../edge/http.ts';
import { problemOf, reply } from '../edge/reply.ts';

export const handler = http(rejectRunRoute, async ({ parameters: { id, run }, caller }, world) => {
  const rejected = await rejectVersion(id, run, caller.id, world);
  return rejected.ok ? reply(200, rejected.value) : problemOf(rejected.trouble);
});
