import { draftRulesetRoute } from '../../shared/api/rulesets.ts';
import { draftRuleset } from '../../shared/flows/ruleset-life.ts';
import { http } from '../edge/http.ts';
import { etag } from '../edge/if-match.ts';
import { reply } from '../edge/reply.ts';
import { faultyRuleset, showRuleset } from '../edge/show-ruleset.ts';

export const handler = http(draftRulesetRoute, async ({ body, caller }, world) => {
  const drafted = await draftRuleset(body, caller.id, world);
  if (!drafted.ok) return faultyRuleset(drafted.faults);
  const shown = showRuleset(drafted.view);
  return reply(201, shown, { location: `/v1/rulesets/${shown.id}`, ...etag(shown.version) });
});
