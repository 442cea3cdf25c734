import { backtestRulesetRoute } from '../../shared/api/rulesets.ts';
import { backtestDraft } from '../../shared/flows/ruleset-life.ts';
import { http } from '../edge/http.ts';
import { answerRuleset } from '../edge/show-ruleset.ts';

export const handler = http(backtestRulesetRoute, async ({ parameters, query, caller }, world) =>
  answerRuleset(await backtestDraft(parameters.id, caller.id, query.days ?? null, world)),
);
