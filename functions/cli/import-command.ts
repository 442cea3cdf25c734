import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { partBytesMax } from '../../shared/api/sources.ts';

export interface Connection {
  url: string;
  headers: Record<string, string>;
}

const pollMs = 500;
const pollsMax = 240; // two minutes: the largest list is read and compared in seconds

interface Run {
  id: string;
  state: string;
  entries: number | null;
  reasons: string[];
}

/** `portcullis import`: carries the files in, starts their import and waits for what comes of it. 2 = waits for a second person. */
export async function importCommand(connection: Connection, source: string, paths: readonly string[]) {
  if (paths.length === 0) throw new Error('expected the official files, for example `portcullis import us-ofac-sdn SDN.XML`');
  const files: { name: string; parts: string[] }[] = [];
  for (const path of paths) files.push({ name: basename(path), parts: await carry(connection, source, await readFile(path)) });
  const { run } = await call<{ run: string }>(connection, 'POST', `/v1/sources/${source}/imports`, JSON.stringify({ files }));
  const ended = await ending(connection, source, run);
  const lines = [`${ended.state}: ${ended.entries ?? 0} entries, ${run}`, ...ended.reasons.map((reason) => `  ${reason}`)];
  const waits = ended.state === 'quarantined';
  if (waits) lines.push(`another person accepts it: portcullis accept ${source} ${run}`);
  return { code: waits ? 2 : ended.state === 'failed' ? 1 : 0, shown: lines.join('\n'), json: ended };
}

/** `portcullis accept` and `reject`: a person's word on a version that waits. */
export async function judgeCommand(connection: Connection, source: string, run: string, verdict: 'accept' | 'reject') {
  const judged = await call<Run>(connection, 'POST', `/v1/sources/${source}/runs/${run}/${verdict}`, '{}');
  return { code: 0, shown: [judged.state, ...judged.reasons.map((reason) => `  ${reason}`)].join('\n'), json: judged };
}

async function carry(connection: Connection, source: string, bytes: Uint8Array): Promise<string[]> {
  const parts: string[] = [];
  for (let start = 0; start < Math.max(1, bytes.length); start += partBytesMax) {
    const part = new Uint8Array(bytes.subarray(start, start + partBytesMax));
    const digest = hash('sha256', part);
    await call(connection, 'PUT', `/v1/sources/${source}/parts/${digest}`, part);
    parts.push(digest);
  }
  return parts;
}

async function ending(connection: Connection, source: string, id: string): Promise<Run> {
  for (let poll = 0; poll < pollsMax; poll++) {
    const run = await call<Run>(connection, 'GET', `/v1/sources/${source}/runs/${id}`);
    if (run.state !== 'running') return run;
    await sleep(pollMs);
  }
  throw new Error(`the run \`${id}\` is still at work; look again with GET /v1/sources/${source}/runs/${id}`);
}

async function call<T>(
  { url, headers }: Connection,
  method: string,
  path: string,
  body?: string | Uint8Array<ArrayBuffer>,
): Promise<T> {
  const type = typeof body === 'string' ? 'application/json' : 'application/octet-stream';
  const sent = body === undefined ? { headers } : { headers: { ...headers, 'content-type': type }, body };
  const reply = await fetch(url.replace(/\/$/, '') + path, { method, redirect: 'error', ...sent });
  const value = (await reply.json()) as T & { title?: string; detail?: string };
  if (reply.ok) return value;
  throw new Error([value.title, value.detail].filter(Boolean).join(' ') || `the service answered ${reply.status}`);
}
