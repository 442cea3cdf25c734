import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FromJobs } from '../../functions/local/job-messages.ts';
import { type Local, openLocal } from '../../functions/local/open-local.ts';
import type { RateLimit } from '../../functions/local/rate-limit.ts';

export interface TestServer extends Local {
  data: string;
  /** Everything the worker for jobs said. */
  heard: FromJobs[];
  /** Refreshes every source and waits until the edition made of them is served. */
  refresh(): Promise<void>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Reply>;
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  call(
    method: string,
    path: string,
    init?: { body?: string | Uint8Array<ArrayBuffer>; headers?: Record<string, string> },
  ): Promise<Reply>;
}

export interface Reply {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into replies of many shapes
  body: any;
  text: string;
}

/** The local server on a free port over a directory of its own, with an empty mirror so that no test reaches an origin. */
export async function testServer(
  settings: { data?: string; mirror?: string | null; origins?: boolean; limit?: RateLimit } = {},
): Promise<TestServer> {
  // Said in full, for the watch over what may not be said: see `canary-watch.ts`.
  process.env.POWERTOOLS_LOG_LEVEL ??= 'DEBUG';
  process.env.POWERTOOLS_METRICS_NAMESPACE ??= 'Portcullis';
  process.env.POWERTOOLS_SERVICE_NAME ??= 'portcullis';
  const data = settings.data ?? (await mkdtemp(join(tmpdir(), 'portcullis-')));
  const heard: FromJobs[] = [];
  const mirror = settings.origins === false ? null : (settings.mirror ?? join(data, 'mirror'));
  let refreshed = (): void => {};
  const opened = await openLocal({ ...settings, port: 0, data, mirror, origins: settings.origins ?? true }, (message) => {
    heard.push(message);
    if ('refreshed' in message) refreshed();
  });
  if (!opened.ok) throw new Error(opened.trouble.message);
  const local = opened.value;
  const call: TestServer['call'] = async (method, path, init = {}) => {
    const reply = await fetch(local.url + path, { method, ...init });
    const text = await reply.text();
    return { status: reply.status, headers: reply.headers, text, body: text === '' ? null : JSON.parse(text) };
  };
  const json = { 'content-type': 'application/json' };
  return {
    ...local,
    data,
    heard,
    refresh: () =>
      new Promise((done) => {
        refreshed = done;
        local.refreshAll();
      }),
    call,
    get: (path, headers = {}) => call('GET', path, { headers }),
    post: (path, body, headers = {}) => call('POST', path, { headers: { ...json, ...headers }, body: JSON.stringify(body) }),
    close: async () => {
      await local.close();
      if (settings.data === undefined) await rm(data, { recursive: true, force: true });
    },
  };
}
