import { replayDecisionRoute } from '../../shared/api/replay.ts';
import { maySee } from '../../shared/decisions/may-see.ts';
import { replayDecision } from '../../shared/flows/replay-decision.ts';
import { showDecision } from '../../shared/flows/show-decision.ts';
import { http } from '../edge/http.ts';
import { problem, problemOf, reply } from '../edge/reply.ts';

export const handler = http(replayDecisionRoute, async ({ body, parameters, caller }, world) => {
  const replayed = await replayDecision(parameters.id, body.with, world);
  if (!replayed.ok) return problemOf(replayed.trouble);
  const { record, judgement, knowledge, differences } = replayed.value;
  if (!maySee(caller, record.caller)) return problem('not_found', 'no decision has this id');
  const decision = { ...record.decision, ...judgement, simulated: true };
  return reply(200, { decision: showDecision({ ...record, decision }, [], knowledge), differences });
});
