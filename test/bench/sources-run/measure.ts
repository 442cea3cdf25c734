/** One measured process: `refresh <source>…` or `flat <file>`. Prints its figures as JSON. */
import { createReadStream, statSync } from 'node:fs';
import { sourceRow } from '../../../shared/sources/catalog.ts';
import { collectVersion } from '../../../shared/sources/collect-version.ts';
import { reference } from '../../reference.ts';

const [kind, ...words] = process.argv.slice(2);
let started = 0;
let processor = process.cpuUsage();
const measured = kind === 'flat' ? await flat(words[0]!) : await refresh(words);
const { user, system } = process.cpuUsage(processor);
const figures = {
  seconds: (performance.now() - started) / 1000,
  cpuSeconds: (user + system) / 1e6,
  peakMegabytes: process.resourceUsage().maxRSS / 1024,
  ...measured,
};
console.log(JSON.stringify(figures));

/** After everything that only the measure needs is in place. */
function start(): void {
  started = performance.now();
  processor = process.cpuUsage();
}

/** The whole flow on the embedded engine: fetch from the mirror, parse, compare, store. */
async function refresh(sources: readonly string[]): Promise<{ megabytes: number; entries: number; detail: string }> {
  // Loaded here, so that the flat measure does not carry the embedded engine.
  const { sourceWorld, startSources, stopSources } = await import('../../sources/source-world.ts');
  const { refreshSource } = await import('../../../shared/flows/refresh-source.ts');
  const { fetchSource } = await import('../../../shared/net/fetch-source.ts');
  await startSources();
  const world = sourceWorld(fetchSource({ plan: sourceRow, mirror: `${reference}/lists`, sample: null }));
  start();
  const runs = await Promise.all(sources.map((id) => refreshSource(id, world)));
  await stopSources();
  const sum = (of: (run: (typeof runs)[number]) => number | null) => runs.reduce((total, run) => total + (of(run) ?? 0), 0);
  const unwell = runs.filter(({ state }) => state !== 'accepted').map(({ source, state }) => ` ${source} ${state}`);
  return { megabytes: sum(({ bytes }) => bytes) / 1e6, entries: sum(({ entries }) => entries), detail: unwell.join() };
}

/** Parsing and packing alone, from a file nobody ever holds whole. */
async function flat(path: string): Promise<{ megabytes: number; entries: number; detail: string }> {
  const { parser } = await sourceRow('us-ofac-sdn')!.formats[0]!.load();
  const collected = collectVersion();
  const { size: bytes } = statSync(path);
  const file = { name: 'SDN.XML', bytes, chunks: () => createReadStream(path, { highWaterMark: 64 * 1024 }) };
  start();
  const result = await parser.parse([file], collected.sink);
  if (!result.ok) throw new Error(result.trouble.message);
  const { facts } = await collected.finish();
  return { megabytes: bytes / 1e6, entries: facts.entries, detail: '' };
}
