import { getRunRoute } from '../../shared/api/sources.ts';
import { showRun } from '../../shared/flows/show-run.ts';
import { http } from '../edge/http.ts';
import { problem, reply } from '../edge/reply.ts';

export const handler = http(getRunRoute, async ({ parameters }, world) => {
  const run = await showRun(parameters.id, parameters.run, world);
  return run ? reply(200, run) : problem('not_found', 'there is no such run');
});
