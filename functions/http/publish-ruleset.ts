import { publishRulesetRoute } from '../../shared/api/rulesets.ts';
import { publishRuleset } from '../../shared/flows/ruleset-life.ts';
import { http } from '../edge/http.ts';
import { ifMatchOf } from '../edge/if-match.ts';
import { answerRuleset } from '../edge/show-ruleset.ts';

export const handler = http(publishRulesetRoute, async ({ parameters, query, headers, caller }, world) => {
  const seen = ifMatchOf(headers, 'required');
  if (!seen.ok) return seen.problem;
  const confirmLostMatches = query.confirm === 'lost_true_matches';
  const request = { id: parameters.id, by: caller.id, version: seen.version, confirmLostMatches };
  const published = await publishRuleset(request, world);
  if (published.ok) await world.knowledge.poll(); // this process at once, the others at their next look
  return answerRuleset(published);
});
