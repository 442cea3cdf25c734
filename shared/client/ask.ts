import type { ClientSettings, Problem } from './client.ts';

/** One call of the API. The answer is what the contract says for the route. */
export type Ask = <T>(method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<T>;

/** Two tries: a lost reply is asked for again under the same key; more would only lengthen an outage. */
const triesMax = 2;
const retried = new Set([429, 500, 502, 503, 504]);

/** A problem the API answered, or, with `problem` null, no answer at all. */
export class PortcullisError extends Error {
  readonly problem: Problem | null;

  constructor(message: string, problem: Problem | null) {
    super(message);
    this.name = 'PortcullisError';
    this.problem = problem;
  }
}

export function asker(settings: Required<ClientSettings>): Ask {
  return async (method, path, body, headers = {}) => {
    const signal = AbortSignal.timeout(settings.timeoutMs);
    let trouble = new PortcullisError('no answer came in time', null);
    for (let tries = 0; tries < triesMax && !signal.aborted; tries++) {
      const reply = await once(settings, { method, path, body, headers }, signal).catch(() => null);
      if (reply?.ok) return reply.value as never;
      if (reply) trouble = new PortcullisError(reply.problem?.title ?? `the service answered ${reply.status}`, reply.problem);
      if (reply && !retried.has(reply.status)) break;
    }
    throw trouble;
  };
}

interface Call {
  method: string;
  path: string;
  body: unknown;
  headers: Record<string, string>;
}

type Reply = { ok: true; value: unknown } | { ok: false; status: number; problem: Problem | null };

async function once(settings: Required<ClientSettings>, call: Call, signal: AbortSignal): Promise<Reply> {
  const url = settings.url.replace(/\/$/, '') + call.path;
  const body = call.body === undefined ? '' : JSON.stringify(call.body);
  const { headers: given } = settings;
  const own = typeof given === 'function' ? await given({ method: call.method, url, body }) : given;
  const type: Record<string, string> = call.body === undefined ? {} : { 'content-type': 'application/json' };
  const response = await settings.fetch(url, {
    method: call.method,
    headers: { ...type, ...call.headers, ...own },
    signal,
    redirect: 'error',
    ...(call.body === undefined ? {} : { body }),
  });
  const value: unknown = await response.json();
  if (response.ok) return { ok: true, value };
  return { ok: false, status: response.status, problem: isProblem(value) ? value : null };
}

const isProblem = (value: unknown): value is Problem => typeof value === 'object' && value !== null && 'code' in value;
