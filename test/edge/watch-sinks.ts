import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { afterAll } from 'vitest';
import { ordinaryOrder } from '../fixtures/ordinary-record.ts';
import { canaries } from './canary-watch.ts';

/** Set up before every test file: see `canary-watch.ts`. */
canaries.learn(ordinaryOrder.parties);
watchStreams();
watchConsole();
watchReplies();
watchRemovals();

afterAll(() => {
  const leaks = [...new Set(canaries.leaks)];
  if (leaks.length > 0) throw new Error(`what was said about a person came out:\n${leaks.slice(0, 10).join('\n')}`);
});

/** Log lines and metrics of the product, this process's and its workers'. Looked at, they are of no more use. */
function watchStreams(): void {
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream) as (...all: unknown[]) => boolean;
    stream.write = ((chunk: string | Uint8Array, ...rest: unknown[]) => {
      const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
      canaries.look('log', text);
      if (!isProductLine(text)) return write(chunk, ...rest);
      const done = rest.find((one) => typeof one === 'function') as (() => void) | undefined;
      done?.();
      return true;
    }) as typeof stream.write;
  }
}

const isProductLine = (text: string): boolean => text.startsWith('{"level":') || text.startsWith('{"_aws":');

function watchConsole(): void {
  const { console: here } = globalThis;
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    const say = here[method].bind(here);
    here[method] = (...all: unknown[]) => {
      canaries.look('console', all.map(String).join(' '));
      if (!isProductLine(String(all[0]))) say(...all);
    };
  }
}

/** Doors that answer without naming anybody, whatever was asked of them before. */
const nameless = /^\/v1\/(orders\/|changes|audit|webhooks|sources|coverage|health|ready|deletions|eligibility|keys)/;
/** Doors whose body speaks of parties. */
const speaking = /^\/v1\/(decisions|parties\/(search|compare))$/;

function watchReplies(): void {
  const { fetch } = globalThis;
  globalThis.fetch = async (input, init) => {
    const { pathname } = new URL(String(input instanceof Request ? input.url : input));
    if (speaking.test(pathname) && typeof init?.body === 'string') learnFrom(init.body);
    const reply = await fetch(input, init);
    const isProblem = reply.headers.get('content-type')?.includes('problem+json');
    if (isProblem) canaries.look('error', await reply.clone().text());
    else if (nameless.test(pathname)) canaries.look('event', withoutOwnLists(await reply.clone().text()));
    canaries.look('header', JSON.stringify([...reply.headers]));
    return reply;
  };
}

/** The feed carries the deployer's own lists to peers, entry by entry: they are listed, whoever else orders under such a name. */
function withoutOwnLists(text: string): string {
  if (!text.includes('own_list.published')) return text;
  const { data } = JSON.parse(text) as { data: { notice: { type: string } }[] };
  return JSON.stringify(data.filter(({ notice }) => notice.type !== 'own_list.published'));
}

/** A body that is broken on purpose teaches nothing. */
function learnFrom(body: string): void {
  try {
    const { parties, pairs, ...party } = JSON.parse(body) as { parties?: unknown; pairs?: { query?: unknown }[] };
    canaries.learn(parties);
    canaries.learn(Array.isArray(pairs) ? pairs.map((pair) => pair?.query) : []);
    canaries.learn([party]);
  } catch {
    return;
  }
}

/** Every test takes its directories away: then the names in them are looked at, whichever process or thread made them. */
function watchRemovals(): void {
  const { rm } = fs;
  fs.rm = async (path, options) => {
    if (options?.recursive) {
      const names = await fs.readdir(String(path), { recursive: true }).catch(() => []);
      canaries.look('file name', names.join('\n'));
    }
    return rm(path, options);
  };
  syncBuiltinESMExports();
}
