import { getSourceRoute } from '../../shared/api/sources.ts';
import { showSource } from '../../shared/flows/show-source.ts';
import { knownSource } from '../../shared/flows/show-sources.ts';
import { http } from '../edge/http.ts';
import { problem, reply } from '../edge/reply.ts';

export const handler = http(getSourceRoute, async ({ parameters }, world) => {
  const row = await knownSource(parameters.id, world);
  if (!row) return problem('not_found', 'there is no such source');
  return reply(200, showSource(row, await world.sources.health(row.id), world.clock.now()));
});
