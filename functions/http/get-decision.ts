import { getDecisionRoute } from '../../shared/api/decisions.ts';
import { maySee } from '../../shared/decisions/may-see.ts';
import { showRecords } from '../../shared/flows/show-records.ts';
import { renderDecision } from '../../shared/screening/render-decision.ts';
import { http } from '../edge/http.ts';
import { problem, reply } from '../edge/reply.ts';

export const handler = http(getDecisionRoute, async ({ parameters, caller }, world) => {
  const record = await world.decisions.get(parameters.id);
  if (!record || !maySee(caller, record.caller)) return problem('not_found', 'no decision has this id');
  const [decision] = await showRecords([record], world);
  return reply(200, decision && { ...decision, narrative: renderDecision(decision) });
});
