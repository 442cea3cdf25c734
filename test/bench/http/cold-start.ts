import { fork } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { manifest } from '../../../functions/manifest.ts';
import { bundleHandlers } from '../../../infra/bundle-handlers.ts';
import { screeningRoute } from '../../../infra/lambda.ts';

export interface ColdStart {
  /** Bytes the handler loads at once. */
  bytes: number;
  /** Milliseconds until the handler can be called, and from the event to the first answer. */
  importMs: number;
  firstMs: number;
  secondMs: number;
  /** Processor milliseconds of the process until the first answer. */
  processorMs: number;
  status: number;
}

/** Bundles the handlers as a deployment would, and starts the screening function in a fresh process. */
export async function coldStart(directory: string, environment: Record<string, string>, events: unknown[]): Promise<ColdStart> {
  const row = manifest.find(({ on }) => 'route' in on && on.route === screeningRoute);
  if (!row) throw new Error(`no row serves ${screeningRoute}`);
  const { outputs } = bundleHandlers(manifest, directory);
  const file = join(directory, row.name, 'index.mjs');
  const child = fork(join(import.meta.dirname, 'cold-process.ts'), [file], {
    env: environment,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  child.send(events);
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`the function ended with code ${code}`)));
  const [timing] = (await Promise.race([once(child, 'message'), ended])) as [Omit<ColdStart, 'bytes'>];
  ended.catch(() => {}); // it has answered: from here on it may end
  child.disconnect();
  return { ...timing, bytes: loadedBytes(outputs, row.name, directory) };
}

type Outputs = Record<string, { imports: { path: string; kind: string }[] }>;

/** The entry file and what it imports statically, directly or not. */
function loadedBytes(outputs: Outputs, name: string, directory: string): number {
  const entry = Object.keys(outputs).find((path) => path.endsWith(`/${name}/index.mjs`));
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path) || !outputs[path]) return;
    seen.add(path);
    for (const { path: next, kind } of outputs[path].imports) if (kind === 'import-statement') visit(next);
  };
  if (entry) visit(entry);
  const base = entry?.slice(0, -`/${name}/index.mjs`.length) ?? '';
  return [...seen].reduce((sum, path) => sum + statSync(join(directory, path.slice(base.length))).size, 0);
}
