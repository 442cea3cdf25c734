import type { IncomingMessage } from 'node:http';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { isIPv6, type LookupFunction } from 'node:net';
import { fail, ok, type Result, type Trouble } from '../model/result.ts';
import { collectBody } from './collect-body.ts';
import type { DownloadLimits } from './download-limits.ts';
import { isLoopback, refusedAddress } from './refused-address.ts';
import { resolveHost } from './resolve-host.ts';

export interface DownloadRequest {
  url: string;
  /** Exact names or `*.suffix`: where the download and every redirect may lead. */
  hosts: readonly string[];
  userAgent: string;
  etag: string | null;
  lastModified: string | null;
  progress: (bytes: number) => void;
}

export interface DownloadSettings {
  limits: DownloadLimits;
  /** A mirror the deployer runs may stand on an inside address; official origins may not. */
  allowPrivate: boolean;
  /** Plain http on loopback: tests and mirrors on the same machine. */
  allowLoopback: boolean;
  resolve?: (host: string, timeoutMs: number) => Promise<string[]>;
  /** Certificate authority of a mirror or of a test. */
  ca?: string;
}

export interface Download {
  bytes: Uint8Array;
  etag: string | null;
  lastModified: string | null;
}

/**
 * One official file over https. Redirects are followed by hand and only inside the allow-list; every address is checked before
 * connecting and the connection is pinned to it; certificates are always verified. Troubles: `refused_host`, `refused_address`,
 * `unreachable`, `timeout`, `too_slow`, `too_large`, `truncated`, `blocked`, `gone`, `source_error`, `bad_encoding`.
 */
export async function download(request: DownloadRequest, settings: DownloadSettings): Promise<Result<Download | 'not_modified'>> {
  const deadline = AbortSignal.timeout(settings.limits.totalMs);
  let url = new URL(request.url);
  for (let hop = 0; hop <= settings.limits.redirectsMax; hop++) {
    const step = await requestOnce(url, request, settings, deadline);
    if (!step.ok || step.value === 'not_modified' || 'bytes' in step.value) return step as Result<Download | 'not_modified'>;
    url = step.value.redirect;
  }
  return fail('source_error', `more than ${settings.limits.redirectsMax} redirects`);
}

type Step = Download | 'not_modified' | { redirect: URL };

async function requestOnce(
  url: URL,
  request: DownloadRequest,
  settings: DownloadSettings,
  deadline: AbortSignal,
): Promise<Result<Step>> {
  const refused = refusedUrl(url, request.hosts, settings);
  if (refused) return { ok: false, trouble: refused };
  const started = performance.now();
  const addresses = await checkedAddresses(url, settings);
  if (!addresses.ok) return addresses;
  const answer = await connect(url, addresses.value, request, settings, deadline, started);
  if (!answer.ok) return answer;
  try {
    return await readAnswer(answer.value, url, request, settings);
  } catch (error) {
    return failedBy(error, deadline);
  }
}

function refusedUrl(url: URL, hosts: readonly string[], settings: DownloadSettings): Trouble | null {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const local = settings.allowLoopback && (isLoopback(host) || host === 'localhost');
  if (url.protocol !== 'https:' && !(local && url.protocol === 'http:')) {
    return { code: 'refused_host', message: `leads to \`${url.protocol}//\`, only https is followed` };
  }
  if (url.username || url.password) return { code: 'refused_host', message: 'leads to a URL with a user name' };
  const allowed = hosts.some((name) => (name.startsWith('*.') ? host.endsWith(name.slice(1)) : host === name));
  return allowed ? null : { code: 'refused_host', message: `leads to \`${host}\`, which is not a host of this source` };
}

async function checkedAddresses(url: URL, settings: DownloadSettings): Promise<Result<string[]>> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const { connectMs } = settings.limits;
  const resolving = (settings.resolve ?? resolveHost)(host, connectMs).catch(() => []);
  const addresses = await withinMs(resolving, connectMs, []);
  if (addresses.length === 0) return fail('unreachable', `\`${host}\` has no address`);
  for (const address of addresses) {
    const permitted = settings.allowPrivate || (settings.allowLoopback && isLoopback(address));
    const refused = permitted ? null : refusedAddress(address);
    if (refused) return fail('refused_address', `\`${host}\` leads to ${refused}`);
  }
  return ok(addresses);
}

function connect(
  url: URL,
  addresses: string[],
  request: DownloadRequest,
  settings: DownloadSettings,
  deadline: AbortSignal,
  started: number,
): Promise<Result<IncomingMessage>> {
  const options: RequestOptions = {
    headers: headersOf(request),
    agent: false,
    lookup: pinnedTo(addresses),
    signal: deadline,
    ...(settings.ca ? { ca: settings.ca } : {}),
  };
  return new Promise((settle) => {
    const call = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, options, (answer) => settle(ok(answer)));
    const left = Math.max(1, settings.limits.connectMs - (performance.now() - started));
    const timer = setTimeout(() => call.destroy(Object.assign(new Error(), { code: 'CONNECT_TIMEOUT' })), left);
    const connected = url.protocol === 'https:' ? 'secureConnect' : 'connect';
    call.on('socket', (socket) => {
      socket.once(connected, () => clearTimeout(timer));
      socket.setTimeout(settings.limits.totalMs);
    });
    call.on('error', (error) => {
      clearTimeout(timer);
      settle(failedBy(error, deadline));
    });
    call.end();
  });
}

function headersOf(request: DownloadRequest): Record<string, string> {
  return {
    'user-agent': request.userAgent,
    // Some publishers answer 406 to a bare `*/*`.
    accept: 'application/xml, application/json, text/plain, */*;q=0.8',
    'accept-encoding': 'gzip, br',
    ...(request.etag ? { 'if-none-match': request.etag } : {}),
    ...(request.lastModified && !request.etag ? { 'if-modified-since': request.lastModified } : {}),
  };
}

/** The name is not resolved a second time: the connection goes to an address that was checked. */
function pinnedTo(addresses: string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  return (_host, options, done) => (options.all ? done(null, all) : done(null, all[0]!.address, all[0]!.family));
}

async function readAnswer(
  answer: IncomingMessage,
  url: URL,
  request: DownloadRequest,
  settings: DownloadSettings,
): Promise<Result<Step>> {
  const status = answer.statusCode ?? 0;
  if (status === 200) {
    answer.socket.setTimeout(settings.limits.idleMs, () => answer.destroy(Object.assign(new Error(), { code: 'IDLE' })));
    const body = await collectBody(answer, settings.limits, () => performance.now(), request.progress);
    if (!body.ok) return body;
    return ok({ bytes: body.value, etag: answer.headers.etag ?? null, lastModified: answer.headers['last-modified'] ?? null });
  }
  answer.destroy();
  if (status === 304) return ok('not_modified');
  const target = answer.headers.location;
  if (status >= 300 && status < 400 && target && URL.canParse(target, url.href)) return ok({ redirect: new URL(target, url) });
  return fail(codeOf(status), `\`${url.hostname}\` answered ${status}`);
}

function codeOf(status: number): string {
  if (status === 401 || status === 403 || status === 429 || status === 202) return 'blocked';
  return status === 404 || status === 410 ? 'gone' : 'source_error';
}

function failedBy(error: unknown, deadline: AbortSignal): Result<never> {
  const code = (error as NodeJS.ErrnoException).code ?? (error as Error).name;
  if (deadline.aborted) return fail('timeout', 'the download took longer than its limit');
  if (code === 'IDLE') return fail('too_slow', 'the origin fell silent in mid-file');
  if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'Z_BUF_ERROR')
    return fail('truncated', 'the connection ended in mid-file');
  if (code === 'Z_DATA_ERROR') return fail('bad_encoding', 'the compressed answer is damaged');
  if (/CERT|TLS|SSL|ALTNAME|SIGN|EPROTO|ISSUER/.test(code))
    return fail('insecure', `the connection could not be secured (\`${code}\`)`);
  return fail('unreachable', `the origin could not be reached (\`${code}\`)`);
}

function withinMs<T>(promise: Promise<T>, ms: number, otherwise: T): Promise<T> {
  return new Promise((settle) => {
    const timer = setTimeout(() => settle(otherwise), ms);
    void promise.then((value) => {
      clearTimeout(timer);
      settle(value);
    });
  });
}
