import { acceptRunRoute } from '../../shared/api/sources.ts';
import { acceptVersion } from '../../shared/flows/accept-version.ts';
import { currentRuleset } from '../../shared/flows/rulesets.ts';
import { settingOf } from '../../shared/rules/settings.ts';
import { http } from '../edge/http.ts';
import { problemOf, reply } from '../edge/reply.ts';
import { startJob } from '../edge/start-job.ts';

export const handler = http(acceptRunRoute, async ({ parameters: { id, run }, caller }, world) => {
  const persons = settingOf(await currentRuleset(world), 'listFourEyes') ? 2 : 1;
  const accepted = await acceptVersion(id, run, caller.id, world, { persons });
  if (!accepted.ok) return problemOf(accepted.trouble);
  // In force means published: the job builds the edition, and the run shows as accepted once it is served.
  if (accepted.value.state === 'accepted') await startJob('publish-edition', {});
  return reply(200, accepted.value);
});
