import { importPartsRoute } from '../../shared/api/sources.ts';
import { checkCarried } from '../../shared/flows/carry-parts.ts';
import { promisedRun } from '../../shared/flows/source-lease.ts';
import { http } from '../edge/http.ts';
import { problemOf, reply } from '../edge/reply.ts';
import { startJob } from '../edge/start-job.ts';

/** Starts the import of files that were carried in; nothing of them is in force before another person accepts the run. */
export const handler = http(importPartsRoute, async ({ parameters: { id }, body, caller }, world) => {
  const trouble = await checkCarried(id, body.files, world);
  if (trouble) return problemOf(trouble);
  const run = world.clock.newId('run');
  await world.sources.putRun(promisedRun(id, run, world.clock.now()));
  await startJob('refresh-source', { source: id, runId: run, carried: { by: caller.id, files: body.files } });
  return reply(202, { run }, { location: `/v1/sources/${id}/runs/${run}` });
});
