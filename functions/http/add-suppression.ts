import { addSuppressionRoute } from '../../shared/api/suppressions.ts';
import { maySee } from '../../shared/decisions/may-see.ts';
import { addSuppression } from '../../shared/flows/suppressions.ts';
import { http } from '../edge/http.ts';
import { problem, problemOf, reply } from '../edge/reply.ts';

export const handler = http(addSuppressionRoute, async ({ body, caller }, world) => {
  const { decision, finding, reason, evidence, expiresAt } = body;
  const record = await world.decisions.get(decision);
  if (!record || !maySee(caller, record.caller)) return problem('not_found', 'no decision has this id');
  const until = expiresAt && new Date(expiresAt).toISOString();
  const made = await addSuppression(
    { decisionId: decision, findingId: finding, reason, evidence: evidence ?? decision, expiresAt: until },
    caller.id,
    world,
  );
  return made.ok ? reply(201, made.value) : problemOf(made.trouble);
});
