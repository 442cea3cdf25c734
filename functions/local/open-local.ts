import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { World } from '../../shared/flows/world.ts';
import { ok, type Result } from '../../shared/model/result.ts';
import type { SourceChoices } from '../../shared/sources/catalog.ts';
import { provideStarter } from '../edge/start-job.ts';
import { warmUp } from '../edge/warm-up.ts';
import { buildWorld, provideWorld } from '../edge/wiring.ts';
import { manifest } from '../manifest.ts';
import { holdDirectory } from './hold-directory.ts';
import type { FromJobs, ToJobs } from './job-messages.ts';
import type { RateLimit } from './rate-limit.ts';
import { serve } from './serve.ts';

export interface LocalSettings {
  /** 0 = any free port. */
  port: number;
  /** Directory for everything that is kept. */
  data: string;
  /** Directory or https base in place of every origin. */
  mirror: string | null;
  /** False: ask no origin, screen on the embedded sample. */
  origins?: boolean;
  /** Ages and switches of the sources; none when absent. */
  lists?: SourceChoices;
  /** Requests admitted of one caller. */
  limit?: RateLimit;
}

export interface Local {
  url: string;
  world: World;
  /** Refreshes every source; answers come as messages. */
  refreshAll(): void;
  close(): Promise<void>;
}

/**
 * Opens the whole product on this machine: the embedded engine, the API on loopback, and a worker for schedules and jobs, over
 * one data directory. Troubles: `held` when another process has the directory. Throws `EADDRINUSE` as the system says it.
 */
export async function openLocal(settings: LocalSettings, hear: (message: FromJobs) => void): Promise<Result<Local>> {
  const held = await holdDirectory(settings.data);
  if (!held.ok) return held;
  const engine = startThread('engine', { path: join(settings.data, 'engine') });
  const { endpoint } = await heard<{ endpoint: string }>(engine);
  const environment = environmentFor(settings, endpoint);
  const world = await buildWorld(environment);
  provideWorld(world);
  const jobs = startThread('jobs', { environment });
  const post = (message: ToJobs) => jobs.postMessage(message);
  provideStarter(async (job, input) => post({ job, input }));
  const warm = warmOnce(world);
  jobs.on('message', (message: FromJobs) => {
    // A new edition is served as soon as the job that made it has ended, not at the next poll.
    if ('done' in message || 'refreshed' in message)
      void world.knowledge
        .poll()
        .then(() => hear(message))
        .then(warm);
    else hear(message);
  });
  const server = serve(manifest, settings.limit);
  await listen(server, settings.port);
  void warm();
  const close = async () => {
    await closed(server);
    await jobs.terminate();
    await ended(engine);
    await held.value.release();
  };
  return ok({
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    world,
    refreshAll: () => post({ refreshAll: true }),
    close,
  });
}

/** The first order should not pay for loading the code and the lists: done when the server listens, or with the first edition. */
function warmOnce(world: World): () => Promise<void> {
  let isWarm = false;
  return async () => {
    if (isWarm) return;
    await manifest.find(({ name }) => name === 'screen-order')?.load();
    isWarm = await warmUp(world);
  };
}

/** What `functions/edge/wiring.ts` reads: the cloud's names with this machine's drivers. */
const environmentFor = ({ data, mirror, origins = true, lists }: LocalSettings, endpoint: string): Record<string, string> => ({
  DYNAMODB_ENDPOINT: endpoint,
  OBJECTS_DIRECTORY: join(data, 'objects'),
  MASTER_KEY_FILE: join(data, 'master.key'),
  LISTS_SAMPLE: 'true',
  LISTS_ORIGINS: origins ? 'on' : 'off',
  DECISION_SHARDS: '1',
  KNOWLEDGE_POLL_MS: '2000',
  WATCH_WHEN_IDLE: 'stay',
  RECEIVERS_ON_LOOPBACK: 'true', // development: the shop under test runs on this machine, too
  ...(mirror === null ? {} : { LISTS_MIRROR: mirror }),
  ...(lists ? { LISTS_MAX_AGE: lists.maxAge, LISTS_ON: lists.on } : {}),
});

/** The system shows the thread under its name, so that its share of the processor can be told. */
function startThread(name: 'engine' | 'jobs', workerData: object): Worker {
  const worker = new Worker(new URL(`./${name}-worker.ts`, import.meta.url), { name, workerData });
  worker.on('error', (error) => {
    throw error; // a thread that died leaves a server that cannot answer: end with its reason
  });
  return worker;
}

function heard<T>(worker: Worker): Promise<T> {
  return new Promise((resolve) => worker.once('message', resolve));
}

/** The engine closes its files first; a thread cut off would keep them locked in this process. */
function ended(engine: Worker): Promise<void> {
  engine.postMessage('close');
  return new Promise((resolve) => engine.once('exit', () => resolve()));
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
