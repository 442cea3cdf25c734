import { resolve } from 'node:path';
import type { RefreshProgress } from '../../shared/flows/refresh-source.ts';
import { showSources } from '../../shared/flows/show-sources.ts';
import { installedCatalog, type SourceChoices } from '../../shared/sources/catalog.ts';
import type { FromJobs } from './job-messages.ts';
import { type Local, openLocal } from './open-local.ts';
import { type RateLimit, usualLimit } from './rate-limit.ts';
import { progressLine, sourceTable, tryNext } from './tell.ts';

const portDefault = 8787;
const entriesPerLine = 10_000;

/** `npm start`: the API, the schedules and the embedded engine, on this machine alone. */
async function start(): Promise<void> {
  process.env.POWERTOOLS_LOG_LEVEL ??= 'WARN';
  process.env.POWERTOOLS_METRICS_DISABLED ??= 'true';
  process.env.POWERTOOLS_SERVICE_NAME ??= 'portcullis';
  const data = resolve(process.env.PORTCULLIS_DATA || '.portcullis');
  const mirror = process.env.LISTS_MIRROR || null;
  const told = new Set<string>();
  let local: Local | null = null;
  const hear = (message: FromJobs): void => {
    if ('progress' in message) sayOnce(message.progress, told);
    else if ('refreshed' in message && local) void summarize(local);
  };
  const lists = { maxAge: process.env.LISTS_MAX_AGE ?? '', on: process.env.LISTS_ON ?? '' };
  const fetched = sourcesFrom(lists);
  const opened = await openLocal(
    { port: portFrom(process.env.PORT), data, mirror, lists, limit: limitFrom(process.env) },
    hear,
  ).catch(giveUp);
  if (!opened.ok) return fail(opened.trouble.message);
  local = opened.value;
  console.log(`portcullis listens on ${local.url} (this machine only, no authentication), data in ${data}`);
  console.log(`Refreshing ${fetched} sources ${mirror ? `from the mirror ${mirror}` : 'from their official origins'}:`);
  local.refreshAll();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(local));
}

/** Each source when it was fetched, on every ten thousand entries, and when it was read to the end. */
function sayOnce(progress: RefreshProgress, told: Set<string>): void {
  if (progress.phase === 'parse' && (progress.entries ?? 0) % entriesPerLine !== 0) return;
  const line = progressLine(progress);
  if (told.has(line)) return;
  told.add(line);
  console.log(line);
}

async function summarize({ world, url }: Local): Promise<void> {
  const views = await showSources(world);
  console.log(`\n${sourceTable(views)}\n`);
  if (views.some(({ state }) => state === 'sample')) {
    console.log('Sample lists are for trying out: every decision says `sample_data` and none is cleared.');
    console.log('For real lists open the network to the origins, or set LISTS_MIRROR to a directory of official files.\n');
  }
  console.log(tryNext(url));
}

async function stop(local: Local | null): Promise<void> {
  await local?.close();
  process.exit(0);
}

/** How many sources are fetched here. */
function sourcesFrom(lists: SourceChoices): number {
  try {
    return installedCatalog(lists).filter(({ enabled }) => enabled).length;
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

/** The names the cloud's settings have. */
function limitFrom({ REQUESTS_PER_SECOND: perSecond, REQUEST_BURST: burst }: NodeJS.ProcessEnv): RateLimit {
  const read = (text: string | undefined, fallback: number): number => {
    const value = Number(text || fallback);
    return Number.isInteger(value) && value > 0
      ? value
      : fail(`\`${text}\` is no rate of requests, expected a whole number above 0`);
  };
  return { perSecond: read(perSecond, usualLimit.perSecond), burst: read(burst, usualLimit.burst) };
}

function portFrom(text: string | undefined): number {
  const port = Number(text || portDefault);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  return fail(`PORT is \`${text}\`, expected a number from 0 to 65535`);
}

function giveUp(error: NodeJS.ErrnoException): never {
  if (error.code === 'EADDRINUSE') return fail('the port is in use; set PORT to another one');
  throw error;
}

function fail(message: string): never {
  console.error(`portcullis: ${message}`);
  process.exit(1);
}

await start();
