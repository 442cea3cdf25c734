import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { canaries } from '../edge/canary-watch.ts';

export interface RunningServer {
  url: string;
  process: ChildProcess;
  /** Everything it printed, both streams. */
  output(): string;
  /** Ends it the hard way. */
  kill(): Promise<void>;
}

const start = resolve(import.meta.dirname, '../../functions/local/start.ts');

/** `npm start` as a process of its own, on a free port, over this data directory. */
export async function runServer(data: string, environment: Record<string, string> = {}): Promise<RunningServer> {
  const child = spawn(process.execPath, [start], {
    env: { ...process.env, PORT: '0', PORTCULLIS_DATA: data, LISTS_MIRROR: `${data}/mirror`, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
  }
  const url = await new Promise<string>((found, failed) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const listening = /listens on (http:\S+)/.exec(line)?.[1];
      if (listening) found(listening);
    });
    child.once('exit', (code) => failed(new Error(`the server ended with ${code}: ${printed}`)));
  });
  const kill = async () => {
    canaries.look('log', printed);
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return { url, process: child, output: () => printed, kill };
}
