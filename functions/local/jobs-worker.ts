import { parentPort, workerData } from 'node:worker_threads';
import { Cron } from 'croner';
import { refreshSources } from '../../shared/flows/refresh-sources.ts';
import { sweepArtefacts } from '../../shared/flows/sweep-artefacts.ts';
import { buildWorld, provideWorld } from '../edge/wiring.ts';
import { type FunctionRow, manifest } from '../manifest.ts';
import type { FromJobs, ToJobs } from './job-messages.ts';

/** Scheduled and started work on a thread of its own: parsing a large list never delays an order. */
const world = await buildWorld(workerData.environment);
provideWorld(world);

const everyMinute = '* * * * *';
const sources = (world.catalog ?? []).filter(({ enabled }) => enabled);

const tell = (message: FromJobs): void => parentPort?.postMessage(message);

async function run(row: FunctionRow, input: object): Promise<void> {
  try {
    const { handler } = await row.load();
    await (handler as (event: object, context: object) => Promise<unknown>)(input, {});
  } catch (error) {
    world.log.error('job failed', { job: row.name, reason: error instanceof Error ? error.name : 'unknown' });
  }
  tell({ done: row.name });
}

async function refreshAll(): Promise<void> {
  const ids = sources.map(({ id }) => id);
  // This process holds the data directory: a lease from before its start is that of a process that died.
  const runs = await refreshSources(ids, world, { alone: true, progress: (progress) => tell({ progress }) }).catch(
    (error: unknown) => {
      world.log.error('refresh failed; what was in force stays', { reason: error instanceof Error ? error.message : 'unknown' });
      return [];
    },
  );
  tell({ refreshed: runs });
  // A laptop sleeps through the hour at which the cloud sweeps.
  await sweepArtefacts(world).catch((error: unknown) =>
    world.log.warn('artefacts were not swept', { reason: error instanceof Error ? error.name : 'unknown' }),
  );
}

parentPort?.on('message', (message: ToJobs) => {
  if ('refreshAll' in message) void refreshAll();
  else {
    const row = manifest.find(({ name }) => name === message.job);
    if (row) void run(row, message.input);
  }
});

for (const row of manifest) {
  if (!('schedule' in row.on)) continue;
  const { schedule, perSource } = row.on;
  const timings = perSource
    ? sources.map(({ id, schedule: own }) => ({ at: own, input: { source: id } }))
    : [{ at: schedule, input: {} }];
  for (const { at, input } of timings) {
    new Cron(at, { timezone: 'UTC', unref: true }, () => run(row, input));
    if (at === everyMinute) void run(row, input); // what goes on all the time does not wait for the first full minute
  }
}

tell({ ready: true });
