import { putOwnEntriesRoute } from '../../shared/api/sources.ts';
import { replaceOwnList } from '../../shared/flows/import-source.ts';
import { http } from '../edge/http.ts';
import { problemOf, reply } from '../edge/reply.ts';
import { startJob } from '../edge/start-job.ts';

/** Taken in within the request, so that a fault is told with its place; published by a job. */
export const handler = http(putOwnEntriesRoute, async ({ parameters: { id }, bytes, headers }, world) => {
  const runId = world.clock.newId('run');
  const replaced = await replaceOwnList(id, headers['content-type'] ?? '', bytes, world, { runId });
  if (!replaced.ok) return problemOf(replaced.trouble);
  await startJob('publish-edition', {});
  const run = replaced.value.id;
  return reply(202, { run, state: replaced.value.state }, { location: `/v1/sources/${id}/runs/${run}` });
});
