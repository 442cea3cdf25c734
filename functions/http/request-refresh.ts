import { refreshSourceRoute } from '../../shared/api/sources.ts';
import { promisedRun } from '../../shared/flows/source-lease.ts';
import { sourceRow } from '../../shared/sources/catalog.ts';
import { http } from '../edge/http.ts';
import { problem, reply } from '../edge/reply.ts';
import { startJob } from '../edge/start-job.ts';

export const handler = http(refreshSourceRoute, async ({ parameters: { id } }, world) => {
  const row = sourceRow(id);
  if (!row) return problem('not_found', 'there is no such source that is refreshed');
  const lease = (await world.sources.health(id))?.lease;
  // A source has one run at a time: who asks meanwhile is shown that one.
  if (lease && Date.parse(lease.until) > world.clock.now().getTime()) return accepted(id, lease.run);
  const run = world.clock.newId('run');
  await world.sources.putRun(promisedRun(id, run, world.clock.now()));
  await startJob('refresh-source', { source: id, runId: run });
  return accepted(id, run);
});

const accepted = (id: string, run: string) => reply(202, { run }, { location: `/v1/sources/${id}/runs/${run}` });
