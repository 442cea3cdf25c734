import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbeddedEngine } from '../../shared/store/embedded-engine.ts';
import { gatewayEvent } from '../infra/gateway-event.ts';
import { referenceFile } from '../reference.ts';
import { coldStart } from './http/cold-start.ts';
import { type LocalServer, type ProcessorMs, startServer } from './http/local-server.ts';
import { openLoop, percentile } from './http/open-loop.ts';
import { orderOf } from './http/orders.ts';
import { postJson } from './http/post-json.ts';

/** Orders per second: a busy shop, the bar, and beyond it. */
const rates = [25, 50, 100, 200];
const seconds = 8;
/** Orders per second until the code is compiled; not shown. */
const warmRate = 20;
/** The watch follows within two passes of five seconds. */
const followedMs = 11_000;
/** A machine that is busy with others may never be quiet. */
const steadyMsMax = 240_000;

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
    await steady(server);
    await load(server, warmRate, false);
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

/** Waits until the refresh that every start begins is over by its own word, and the processor at rest: 10 % of one for two seconds. */
async function steady({ url, processorMs }: LocalServer): Promise<void> {
  const until = performance.now() + steadyMsMax;
  while (performance.now() < until) {
    const before = sum(processorMs());
    await sleep(2000);
    if (sum(processorMs()) - before < 200 && !(await refreshes(url))) return;
  }
  console.log('the server has not come to rest: its figures include what it still did');
}

async function refreshes(url: string): Promise<boolean> {
  const { data } = (await fetch(`${url}/v1/sources`).then((answer) => answer.json())) as { data: { refreshing: boolean }[] };
  return data.some(({ refreshing }) => refreshing);
}

const sum = (spent: ProcessorMs | null): number => (spent ? spent.main + spent.jobs + spent.engine + spent.others : 0);

let sent = 0;

async function load({ url, processorMs }: LocalServer, rate: number, isShown = true): Promise<void> {
  const before = processorMs();
  const result = await openLoop({ rate, seconds }, () => postJson(`${url}/v1/decisions`, orderOf(sent++)));
  const decided = result.answers.filter(({ status }) => status === 201);
  const timings = decided.map(({ body }) => (body as Timed).timingMs ?? { total: 0, store: 0 });
  const total = timings.reduce((all, timing) => all + timing.total, 0);
  const store = timings.reduce((all, timing) => all + timing.store, 0);
  await sleep(followedMs);
  if (!isShown) return;
  const [p50, p99] = [0.5, 0.99].map((share) => ms(percentile(result.latencies, share)));
  console.log(
    `${rate}/s for ${seconds} s: ${result.achieved.toFixed(0)} decisions/s, p50 ${p50}, p99 ${p99}, ` +
      `storage ${((100 * store) / total).toFixed(0)} % of the time, ${shares(before, processorMs(), result.answers.length)}, ` +
      `${result.failures + result.answers.length - decided.length} refused or failed, load of the machine ${loadavg()[0]?.toFixed(1)}`,
  );
}

/** Processor time of each order, with what follows it. */
function shares(before: ProcessorMs | null, after: ProcessorMs | null, orders: number): string {
  if (!before || !after) return 'processor time unknown';
  const each = (name: keyof ProcessorMs) => `${name} ${((after[name] - before[name]) / orders).toFixed(1)}`;
  const all = ((sum(after) - sum(before)) / orders).toFixed(1);
  return `${all} ms of processor each (${each('main')}, ${each('jobs')}, ${each('engine')}, ${each('others')})`;
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
      `cold start of the bundled function: ready after ${ms(cold.importMs)} (${(cold.bytes / 1e6).toFixed(1)} MB of code, the edition, an order of its own), ` +
        `first decision ${ms(cold.firstMs)}, second ${ms(cold.secondMs)}, ${ms(cold.processorMs)} of processor in all, status ${cold.status}`,
    );
  }
  await engine.close();
}

function ms(value: number): string {
  return `${value.toFixed(value < 100 ? 1 : 0)} ms`;
}

if (import.meta.main) await run();
