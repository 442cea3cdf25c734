import { listVersionsRoute } from '../../shared/api/sources.ts';
import { knownSource } from '../../shared/flows/show-sources.ts';
import { http } from '../edge/http.ts';
import { problem, reply } from '../edge/reply.ts';

export const handler = http(listVersionsRoute, async ({ parameters, query }, world) => {
  if (!(await knownSource(parameters.id, world))) return problem('not_found', 'there is no such source');
  return reply(200, { data: await world.sources.versions(parameters.id, query.limit) });
});
