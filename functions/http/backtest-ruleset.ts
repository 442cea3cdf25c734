import { backtestRulesetRoute } from '../../shared/api/rulesets.ts';
import { backtestDraft } from '../../shared/flows/ruleset-life.ts';
import { http } from '../edge/http.ts';
import { ifMatchOf } from '../edge/if-match.ts';
import { answerRuleset } from '../edge/show-ruleset.ts';

const secondMs = 1_000;

export const handler = http(backtestRulesetRoute, async ({ parameters, query, headers, caller }, world) => {
  const seen = ifMatchOf(headers, 'optional');
  if (!seen.ok) return seen.problem;
  const budgetMs = query.seconds === undefined ? null : query.seconds * secondMs;
  const request = { by: caller.id, days: query.days ?? null, budgetMs, version: seen.version };
  return answerRuleset(await backtestDraft(parameters.id, request, world));
});
