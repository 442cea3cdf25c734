import { lookup } from 'node:dns/promises';
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { fail, ok, type Result } from '../model/result.ts';
import { isLoopback, refusedAddress } from './refused-address.ts';

export interface GuardSettings {
  /** Development only: plain http, any port, on loopback. */
  allowLoopback: boolean;
  /** All addresses of a host. Default: the system's resolver. */
  resolve?: (host: string) => Promise<string[]>;
}

export interface GuardedRequest {
  method: 'GET' | 'POST';
  url: string;
  headers: Record<string, string>;
  body?: Uint8Array | string;
  timeoutMs: number;
  /** Answers longer than this are cut off and fail. */
  answerBytesMax: number;
}

export interface GuardedAnswer {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

/**
 * One request to an address somebody else chose (a webhook, another deployment), guarded against reaching the inside:
 * https on port 443 only, every resolved address checked, the connection pinned to the checked one, no redirect followed,
 * no proxy, one total time limit. Troubles: `bad_url`, `refused_address`, `unresolved`, `timeout`, `too_large`, `unreachable`.
 */
export async function guardedRequest(request: GuardedRequest, settings: GuardSettings): Promise<Result<GuardedAnswer>> {
  const url = readUrl(request.url, settings);
  if (!url.ok) return url;
  const address = await checkedAddress(url.value, settings);
  if (!address.ok) return address;
  return send(request, url.value, address.value);
}

/** The URL when it may be kept at all: what can be said without resolving its name. */
export function readUrl(text: string, settings: GuardSettings): Result<URL> {
  if (!URL.canParse(text)) return fail('bad_url', 'expected an absolute https URL');
  const url = new URL(text); // also turns decimal, hex, octal, short and full-width forms of an address into the plain one
  if (url.username || url.password) return fail('bad_url', 'a URL with a user name or password is not accepted');
  const host = hostOf(url);
  const local = settings.allowLoopback && (isLoopback(host) || host === 'localhost');
  if (local && (url.protocol === 'http:' || url.protocol === 'https:')) return ok(url);
  if (url.protocol !== 'https:') return fail('bad_url', `expected \`https:\`, got \`${url.protocol}\``);
  if (url.port !== '') return fail('bad_url', `only port 443 is contacted, got \`${url.port}\``);
  const literal = /^[\d.]+$/.test(host) || host.includes(':') ? refusedAddress(host) : null;
  return literal ? fail('refused_address', `the URL names ${literal}`) : ok(url);
}

async function checkedAddress(url: URL, settings: GuardSettings): Promise<Result<string>> {
  const host = hostOf(url);
  const resolve = settings.resolve ?? systemResolve;
  const addresses = await resolve(host).catch(() => []);
  const [first] = addresses;
  if (first === undefined) return fail('unresolved', 'the host name of the URL has no address');
  for (const address of addresses) {
    const refused = settings.allowLoopback && isLoopback(address) ? null : refusedAddress(address);
    if (refused) return fail('refused_address', `the host name of the URL leads to ${refused}`);
  }
  return ok(first);
}

const systemResolve = async (host: string): Promise<string[]> =>
  (await lookup(host, { all: true, verbatim: true })).map((found) => found.address);

const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

function send(request: GuardedRequest, url: URL, address: string): Promise<Result<GuardedAnswer>> {
  const family = address.includes(':') ? 6 : 4;
  const options: RequestOptions = {
    method: request.method,
    headers: request.headers,
    agent: false, // no kept connection: its address would escape the check
    lookup: (_host, _options, done) => done(null, [{ address, family }]), // the name is not resolved a second time
    signal: AbortSignal.timeout(request.timeoutMs),
  };
  return new Promise((settle) => {
    const open = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const call = open(url, options, (answer) => readAnswer(answer, request.answerBytesMax).then(settle));
    call.on('error', (error) => settle(failed(error)));
    call.end(request.body);
  });
}

async function readAnswer(answer: IncomingMessage, bytesMax: number): Promise<Result<GuardedAnswer>> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of answer) {
      bytes += chunk.length;
      if (bytes > bytesMax) return fail('too_large', `the answer is longer than ${bytesMax} bytes`);
      chunks.push(chunk);
    }
  } catch (error) {
    return failed(error as Error);
  }
  const headers = Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, String(value)]));
  return ok({ status: answer.statusCode ?? 0, headers, body: Buffer.concat(chunks) });
}

const failed = (error: Error) =>
  error.name === 'TimeoutError' || error.name === 'AbortError'
    ? fail('timeout', 'no whole answer within the time limit')
    : fail('unreachable', `the connection failed with \`${(error as NodeJS.ErrnoException).code ?? error.name}\``);
