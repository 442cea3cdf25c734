import { checkRulesetRoute } from '../../shared/api/rulesets.ts';
import { checkDraft } from '../../shared/flows/ruleset-life.ts';
import { http } from '../edge/http.ts';
import { etag, ifMatchOf } from '../edge/if-match.ts';
import { problemOf, reply } from '../edge/reply.ts';
import { showRuleset } from '../edge/show-ruleset.ts';

export const handler = http(checkRulesetRoute, async ({ parameters, headers, caller }, world) => {
  const seen = ifMatchOf(headers, 'optional');
  if (!seen.ok) return seen.problem;
  const checked = await checkDraft(parameters.id, { by: caller.id, version: seen.version }, world);
  if (!checked.ok) return problemOf(checked.trouble);
  const { faults, view } = checked.value;
  return reply(200, { ok: faults.length === 0, faults, ruleset: showRuleset(view) }, etag(view.version));
});
