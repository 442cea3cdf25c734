import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { decodeSegment, eachParty } from '../../shared/flows/party-segment.ts';
import { touchedOrders } from '../../shared/flows/rescreen-plan.ts';
import { buildIndex } from '../../shared/matching/build-index.ts';
import { loadIndex } from '../../shared/matching/load-index.ts';
import { screenParties } from '../../shared/matching/screen-party.ts';
import { buildStoredIndex } from '../../shared/matching/stored-party-index.ts';
import type { ListEntry } from '../../shared/model/list-entry.ts';
import type { Party } from '../../shared/model/party.ts';
import { newEntry } from '../../shared/sources/new-entry.ts';

/** The bar: this many stored parties, this many changed entries, under 60 s and 512 MB. */
const partyCount = Number(process.env.PARTIES ?? 1_000_000);
const changedCount = 500;
const segmentSize = 50_000;
/** Names already on the lists, for the brute force beside it; the public lists hold about this many entries. */
const listedCount = 60_000;
const bruteSample = 2_000;

/** Judging again by change, beside judging everybody again, on synthetic names with the repetition of real ones. */
export async function run(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'portcullis-bench-'));
  try {
    const built = performance.now();
    for (let from = 0; from < partyCount; from += segmentSize) keep(directory, from);
    const perOrder = ((performance.now() - built) / partyCount) * 1000;
    console.log(`kept ${partyCount} parties in ${partyCount / segmentSize} segments: ${perOrder.toFixed(0)} µs a party, once`);
    const swept = spawnSync(process.execPath, [import.meta.filename, 'sweep', directory], { encoding: 'utf8' });
    console.log(swept.stdout.trim() || swept.stderr);
    console.log(brute());
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** In a process of its own, so that its memory is its own. */
function sweep(directory: string): void {
  const entries = changed();
  const start = performance.now();
  const delta = loadIndex(buildIndex(entries));
  if (!delta.ok) throw new Error(delta.trouble.message);
  const plan = { delta: delta.value, entries, law: null, rules: null };
  let touched = 0;
  for (const file of readdirSync(directory).filter((name) => name.endsWith('.gz'))) {
    const segment = decodeSegment(readFileSync(join(directory, file)));
    const index = loadIndex(readFileSync(join(directory, file.replace('.gz', '.index'))));
    if (!index.ok) throw new Error(index.trouble.message);
    touched += touchedOrders(plan, segment, index.value, '', {}).size;
  }
  const seconds = (performance.now() - start) / 1000;
  const cpu = process.cpuUsage().user / 1e6;
  const megabytes = process.resourceUsage().maxRSS / 1024;
  const per100 = (seconds * 100_000_000) / partyCount;
  console.log(
    `sweep of ${changedCount} changed entries: ${seconds.toFixed(1)} s (${cpu.toFixed(1)} s of processor), ${megabytes.toFixed(0)} MB, ${touched} orders touched (bar: 60 s, 512 MB)`,
  );
  console.log(
    `cost: ${(seconds * 1).toFixed(0)} Lambda seconds at 1 GB = $${(seconds * 1.33334e-5).toFixed(5)}; DynamoDB: 1 read unit and about 4 write units for each of ${touched} orders = $${(touched * (0.125e-6 + 2.5e-6)).toFixed(4)}`,
  );
  console.log(
    `projected to 100 million parties: ${per100.toFixed(0)} Lambda seconds = $${(per100 * 1.33334e-5).toFixed(3)}, side by side by segment about ${((seconds / partyCount) * segmentSize).toFixed(1)} s each`,
  );
}

function brute(): string {
  const all = loadIndex(buildIndex(Array.from({ length: listedCount }, (_, n) => entry(n + 10_000_000))));
  if (!all.ok) throw new Error(all.trouble.message);
  const start = performance.now();
  for (let n = 0; n < bruteSample; n++) screenParties(all.value, [party(n)], { minScore: 0.7, perPartyLimit: 25 });
  const each = (performance.now() - start) / bruteSample;
  const seconds = (each * partyCount) / 1000;
  return `brute force (every party against ${listedCount} entries): ${each.toFixed(2)} ms each, ${seconds.toFixed(0)} s for all = $${(seconds * 1.33334e-5).toFixed(4)}; for 100 million ${((seconds * 100) / 3600).toFixed(1)} h`;
}

function keep(directory: string, from: number): void {
  mkdirSync(directory, { recursive: true });
  const orders = Array.from({ length: segmentSize }, (_, n) =>
    JSON.stringify({
      id: `dec_${from + n}`,
      at: '2026-11-24T09:00:00.000Z',
      clear: true,
      stage: 'checkout',
      destination: 'DE',
      via: [],
      shipFrom: 'US',
      codes: [],
    }),
  );
  const parties = Array.from({ length: segmentSize }, (_, n) => JSON.stringify({ party: party(from + n), orders: [n] }));
  const bytes = gzipSync([String(segmentSize), ...orders, ...parties].join('\n'), { level: 1 });
  writeFileSync(join(directory, `${from}.gz`), bytes);
  writeFileSync(
    join(directory, `${from}.index`),
    buildStoredIndex([...eachParty(decodeSegment(bytes))].map((stored) => stored.party)),
  );
}

const changed = (): ListEntry[] => Array.from({ length: changedCount }, (_, n) => entry(n * 1_000 + 77, true));

/** Some of the changed entries are customers of ours, a letter amiss. */
function entry(n: number, near = false): ListEntry {
  const name = near && n % 10 === 7 ? nameOf(n % partyCount).replace(/(\w)(\w)/, '$2$1') : nameOf(n + 5_000_000_000);
  const names = [{ value: name, strength: 'primary' as const, script: null, parts: null }];
  return newEntry({ id: `bench:${n}`, source: 'bench', via: 'bench', type: 'organization', effect: 'license', names });
}

function party(n: number): Party {
  const address = {
    lines: [`${n % 300} ${wordOf(n * 7)} Street`],
    city: 'Altstadt',
    region: null,
    postalCode: String(n % 90_000),
    country: 'DE',
  };
  const blank = {
    roles: [],
    aliases: [],
    dateOfBirth: null,
    gender: null,
    nationalities: [],
    identifiers: [],
    ownership: [],
    phone: null,
    website: null,
  };
  return {
    id: '',
    type: 'organization',
    name: nameOf(n),
    address,
    email: n % 2 ? `info@${wordOf(n * 13)}${n % 997}.test` : null,
    ...blank,
  };
}

const trades = ['Trading', 'Ltd', 'GmbH', 'Electronics', 'Group', 'Logistics', 'Optics', 'Marine', 'Supply', 'Systems'];
const nameOf = (n: number): string => `${wordOf(n)} ${wordOf(n * 31 + 7)} ${trades[n % trades.length]}`;

/** A word of 2 to 4 syllables; about 60,000 different ones, as on the real lists. */
function wordOf(n: number): string {
  let hash = Math.imul(n ^ (n >>> 15), 0x2c1b3c6d) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39) >>> 0;
  const rare = hash % 60_000;
  const syllables =
    'ka lo mir ra tu nev vo shi bar do fel gu han ji kur la men no pal ri so tan u var wi xo yal zen chi st'.split(' ');
  const word = [rare % 30, Math.floor(rare / 30) % 30, Math.floor(rare / 900) % 67]
    .map((at) => syllables[at % syllables.length])
    .join('');
  return word.charAt(0).toUpperCase() + word.slice(1);
}

if (process.argv[2] === 'sweep') sweep(process.argv[3] ?? '');
else if (import.meta.main) await run();
