import { rollbackRulesetRoute } from '../../shared/api/rulesets.ts';
import { rollbackRuleset, showRuleset } from '../../shared/flows/ruleset-life.ts';
import { http } from '../edge/http.ts';
import { ifMatchOf } from '../edge/if-match.ts';
import { problemOf } from '../edge/reply.ts';
import { answerRuleset } from '../edge/show-ruleset.ts';

export const handler = http(rollbackRulesetRoute, async ({ parameters, headers, caller }, world) => {
  const seen = ifMatchOf(headers, 'optional');
  if (!seen.ok) return seen.problem;
  const rolledBack = await rollbackRuleset(parameters.id, { by: caller.id, version: seen.version }, world);
  if (!rolledBack.ok) return problemOf(rolledBack.trouble);
  await world.knowledge.poll();
  return answerRuleset(await showRuleset('current', world));
});
