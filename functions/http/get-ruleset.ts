import { getRulesetRoute } from '../../shared/api/rulesets.ts';
import { showRuleset } from '../../shared/flows/ruleset-life.ts';
import { http } from '../edge/http.ts';
import { answerRuleset } from '../edge/show-ruleset.ts';

export const handler = http(getRulesetRoute, async ({ parameters }, world) =>
  answerRuleset(await showRuleset(parameters.id, world)),
);
