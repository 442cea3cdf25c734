import { listRulesetsRoute } from '../../shared/api/rulesets.ts';
import { listRulesets } from '../../shared/flows/ruleset-life.ts';
import { answerPage } from '../edge/answer-page.ts';
import { http } from '../edge/http.ts';
import { showRuleset } from '../edge/show-ruleset.ts';

export const handler = http(listRulesetsRoute, ({ query, caller }, world) => {
  const load = async (limit: number, after: string | null) => {
    const page = await listRulesets(limit, after, world);
    return { data: page.data.map(showRuleset), next: page.next };
  };
  return answerPage({ of: ['rulesets'], query, caller, load }, world);
});
