import { getDecisionRoute } from '../../shared/api/decisions.ts';
import { showRecords } from '../../shared/flows/show-records.ts';
import { http } from '../edge/http.ts';
import { problem, reply } from '../edge/reply.ts';

export const handler = http(getDecisionRoute, async ({ parameters }, world) => {
  const record = await world.decisions.get(parameters.id);
  if (!record) return problem('not_found', 'no decision has this id');
  const [decision] = await showRecords([record], world);
  return reply(200, decision);
});
