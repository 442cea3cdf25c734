import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbeddedEngine } from '../../shared/store/embedded-engine.ts';
import { gatewayEvent } from '../infra/gateway-event.ts';
import { referenceFile } from '../reference.ts';
import { coldStart } from './http/cold-start.ts';
import { type LocalServer, startServer } from './http/local-server.ts';
import { openLoop, percentile } from './http/open-loop.ts';
import { orderOf } from './http/orders.ts';
import { postJson } from './http/post-json.ts';

/** Orders per second: a busy shop, the bar, and beyond it. */
const rates = [25, 50, 100, 200];
const seconds = 8;

/** Decisions over local HTTP at steady rates, the share of storage, the time to start, and the cold start of the bundled function. */
export async function run(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'portcullis-bench-'));
  const mirror = referenceFile('lists');
  console.log(
    mirror ? 'lists: full size, from the reference mirror' : 'lists: the embedded sample (no reference files on this machine)',
  );
  try {
    const first = await startServer(join(data, 'data'), mirror, decides);
    console.log(`first start: answers after ${ms(first.answeredMs)}, decides after ${ms(first.readyMs)}`);
    await first.stop();
    const server = await startServer(join(data, 'data'), mirror, decides);
    console.log(
      `start with an edition: answers after ${ms(server.answeredMs)}, decides after ${ms(server.readyMs)} (bar: 2,000 ms)`,
    );
    await quiet(server);
    for (const rate of rates) await load(server, rate);
    await server.stop();
    await coldStarts(data);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

interface Timed {
  timingMs?: { total: number; store: number };
}

/** Waits until the refresh that every start begins is over: under 10 % of one processor for two seconds. */
async function quiet({ processorMs }: LocalServer): Promise<void> {
  for (let tries = 0; tries < 60; tries++) {
    const before = processorMs() ?? 0;
    await sleep(2000);
    if ((processorMs() ?? 0) - before < 200) return;
  }
}

let sent = 0;

async function load({ url, processorMs }: LocalServer, rate: number): Promise<void> {
  const before = processorMs();
  const result = await openLoop({ rate, seconds }, () => postJson(`${url}/v1/decisions`, orderOf(sent++)));
  const decided = result.answers.filter(({ status }) => status === 201);
  const timings = decided.map(({ body }) => (body as Timed).timingMs ?? { total: 0, store: 0 });
  const total = timings.reduce((sum, timing) => sum + timing.total, 0);
  const store = timings.reduce((sum, timing) => sum + timing.store, 0);
  const used = before === null ? 'unknown' : ms(((processorMs() ?? before) - before) / Math.max(1, result.answers.length));
  const [p50, p99] = [0.5, 0.99].map((share) => ms(percentile(result.latencies, share)));
  console.log(
    `${rate}/s for ${seconds} s: ${result.achieved.toFixed(0)} decisions/s, p50 ${p50}, p99 ${p99}, ` +
      `storage ${((100 * store) / total).toFixed(0)} % of the time, ${used} of processor each, ${result.failures + result.answers.length - decided.length} refused or failed`,
  );
}

/** Whether a decision is possible: asked without storing one. */
async function decides(url: string): Promise<boolean> {
  const { status } = await postJson(`${url}/v1/decisions`, { ...orderOf(0), dryRun: true }).catch(() => ({ status: 0 }));
  return status === 200 || status === 201;
}

/** On the data the server left: its tables through the same engine, its objects from the same directory. */
async function coldStarts(data: string): Promise<void> {
  const engine = await startEmbeddedEngine(join(data, 'data', 'engine'));
  const environment = {
    DYNAMODB_ENDPOINT: engine.endpoint,
    OBJECTS_DIRECTORY: join(data, 'data', 'objects'),
    MASTER_KEY_FILE: join(data, 'data', 'master.key'),
    DECISION_SHARDS: '1',
    POWERTOOLS_METRICS_NAMESPACE: 'Portcullis',
    POWERTOOLS_SERVICE_NAME: 'screen-order',
  };
  for (let n = 0; n < 3; n++) {
    const events = [0, 1].map((k) => gatewayEvent({ route: 'POST /v1/decisions', body: orderOf(1_000_000 + 2 * n + k) }));
    const cold = await coldStart(join(data, 'handlers'), environment, events);
    console.log(
      `cold start of the bundled function: import ${ms(cold.importMs)} of ${(cold.bytes / 1e6).toFixed(1)} MB, first decision ${ms(cold.firstMs)} ` +
        `(loads the edition), second ${ms(cold.secondMs)}, ${ms(cold.processorMs)} of processor in all, status ${cold.status}`,
    );
  }
  await engine.close();
}

function ms(value: number): string {
  return `${value.toFixed(value < 100 ? 1 : 0)} ms`;
}

if (import.meta.main) await run();
