import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');
/** Long enough for a first refresh of every list on a busy machine. */
const readyMsMax = 300_000;

/** Milliseconds of the threads of a local server. */
export interface ProcessorMs {
  /** Answers requests. */
  main: number;
  /** Follows decisions, refreshes lists. */
  jobs: number;
  /** The embedded database. */
  engine: number;
  /** The runtime's own: compiling, collecting, files. */
  others: number;
}

export interface LocalServer {
  url: string;
  /** Milliseconds from the start of the process to the first answer, and until decisions are possible. */
  answeredMs: number;
  readyMs: number;
  /** Processor time so far: tells the cost of an answer even on a busy machine. Null where the system does not say. */
  processorMs(): ProcessorMs | null;
  stop(): Promise<void>;
}

/** Starts what `npm start` starts, in a process of its own. `ready`: whether the server says it may decide. */
export async function startServer(
  data: string,
  mirror: string | null,
  ready: (url: string) => Promise<boolean>,
): Promise<LocalServer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const started = performance.now();
  const server = spawn(process.execPath, [join(root, 'functions/local/start.ts')], {
    env: { ...process.env, PORT: String(port), PORTCULLIS_DATA: data, ...(mirror === null ? {} : { LISTS_MIRROR: mirror }) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const answeredMs = (await until(server, () => answers(`${url}/v1/health`))) - started;
  const readyMs = (await until(server, () => ready(url))) - started;
  return { url, answeredMs, readyMs, processorMs: () => processorMs(server.pid), stop: () => stop(server) };
}

async function until(server: ChildProcess, holds: () => Promise<boolean>): Promise<number> {
  const end = performance.now() + readyMsMax;
  while (performance.now() < end) {
    if (server.exitCode !== null) throw new Error(`the server ended with code ${server.exitCode}`);
    if (await holds()) return performance.now();
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('the server did not become ready');
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    (answer) => answer.arrayBuffer().then(() => answer.ok),
    () => false,
  );
}

/** Linux counts in ticks of 10 ms, user and system time in fields 14 and 15 of each thread's `stat`. */
function processorMs(pid: number | undefined): ProcessorMs | null {
  const spent: ProcessorMs = { main: 0, jobs: 0, engine: 0, others: 0 };
  try {
    for (const thread of readdirSync(`/proc/${pid}/task`)) {
      const [, name = '', rest = ''] = /\((.*)\) (.*)/.exec(readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8')) ?? [];
      const fields = rest.split(' ');
      spent[roles[name] ?? 'others'] += 10 * (Number(fields[11]) + Number(fields[12]));
    }
    return spent;
  } catch {
    return null;
  }
}

const roles: Record<string, keyof ProcessorMs> = { MainThread: 'main', jobs: 'jobs', engine: 'engine' };

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null)
    throw new Error(`the server ended by itself: ${server.exitCode ?? server.signalCode}`);
  server.kill('SIGTERM');
  await once(server, 'exit');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}
