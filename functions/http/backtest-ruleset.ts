import { backtestRulesetRoute } from '../../shared/api/rulesets.ts';
import { backtestDraft } from '../../shared/flows/ruleset-life.ts';
import { http } from '../edge/http.ts';
import { answerRuleset } from '../edge/show-ruleset.ts';

const secondMs = 1_000;

export const handler = http(backtestRulesetRoute, async ({ parameters, query, caller }, world) => {
  const budgetMs = query.seconds === undefined ? null : query.seconds * secondMs;
  return answerRuleset(await backtestDraft(parameters.id, { by: caller.id, days: query.days ?? null, budgetMs }, world));
});
