import { availableParallelism, loadavg } from 'node:os';
import { deflateSync } from 'fflate';
import { buildIndex } from '../../shared/matching/build-index.ts';
import { findNames } from '../../shared/matching/find-names.ts';
import { loadIndex } from '../../shared/matching/load-index.ts';
import type { MatchIndex } from '../../shared/matching/match-index.ts';
import { scoreName } from '../../shared/matching/score-name.ts';
import type { ListEntry } from '../../shared/model/list-entry.ts';
import type { PartyType } from '../../shared/model/party.ts';
import type { PreparedName } from '../../shared/names/name-token.ts';
import { prepareName } from '../../shared/names/prepare-name.ts';
import { newEntry } from '../../shared/sources/new-entry.ts';
import { countries, madeUpCompany, madeUpPerson } from './names/made-up-names.ts';
import { mutations } from './names/mutate-name.ts';
import { type Random, seeded } from './names/random.ts';
import { hasReference, referenceEntries } from './names/reference-entries.ts';

/**
 * Names of the measured lists: the real ones, and synthetic growth (words of real names recombined, one in two with a slip or
 * respelling). `MATCHING_SIZES=110000,250000,1000000` overrides; a million wants NODE_OPTIONS=--max-old-space-size=12000.
 */
const sizes = (process.env.MATCHING_SIZES ?? '110000,250000').split(',').map(Number);
const queries = 4000;
const warmUp = 400;
/** Passes over the questions; the best time of each is one that no other process of the machine interrupted. */
const passes = 5;
/** Time after which no further pass begins, ms. */
const passTime = 30_000;
/** Brute-force scans of one run, and the time after which no further one begins, ms; larger lists are not scanned. */
const scanned = 20;
const scanTime = 20_000;
const scanNamesMax = 250_000;
const bar = 7000;

type Question = readonly [name: string, type: PartyType];

/** Speed over the real lists beside a brute-force scan with the same scorer, in one run. */
export async function run(): Promise<void> {
  if (!hasReference()) return console.log('skipped: the official list files are not on this machine');
  console.log(`load of the machine ${loadavg()[0]!.toFixed(1)} on ${availableParallelism()} processors`);
  const real = await referenceEntries();
  for (const size of sizes) measure(grown(real, size), size);
}

function measure(entries: readonly ListEntry[], size: number): void {
  const building = process.cpuUsage();
  const bytes = buildIndex(entries);
  const built = cpuMs(building);
  const loading = process.cpuUsage();
  const loads = Array.from({ length: 10 }, () => time(() => loadIndex(bytes))).sort((a, b) => a - b);
  const load = cpuMs(loading) / loads.length;
  const loaded = loadIndex(bytes);
  if (!loaded.ok) throw new Error(loaded.trouble.message);
  const index = loaded.value;
  console.log(
    `\n${index.nameCount} names (asked ${size}), ${index.core.tokens.count} words: built in ${(built / 1000).toFixed(1)} s of processor time`,
  );
  console.log(`  load and views ${loads[0]!.toFixed(1)} ms best of 10, mean ${load.toFixed(1)} ms of processor time (goal 10)`);
  printBytes(entries, bytes.length, index);
  const asked = questions(entries, seeded(5));
  const prepared = asked.map(([name, type]) => prepareName(name, type));
  for (const query of prepared.slice(0, warmUp)) findNames(index.core, query, bar);
  printTimes('words come and come again', index, asked, (at) => at === 0);
  printTimes('every unlisted word is new', index, asked, () => true);
  console.log(`  allocated a search ${(allocated(index, prepared) / 1024).toFixed(1)} kB (goal 4)`);
  if (index.nameCount > scanNamesMax) console.log('  too large for the brute-force scan');
  else scan(index, entries, asked);
}

function printBytes(entries: readonly ListEntry[], bytes: number, index: MatchIndex): void {
  const { nameCount } = index;
  const store = index.core.store.bytes;
  const strings = nameStrings(entries);
  const each = (all: number): string => (all / nameCount).toFixed(1);
  console.log(
    `  bytes a name: search ${each(bytes - store)}, the names as written ${each(strings)}, together ${each(bytes - store + strings)} (goal 70); all other facts of the entries ${each(store - strings)}`,
  );
}

/** What the names alone take of the entries' blocks: deflated by themselves, as many entries at a time. */
function nameStrings(entries: readonly ListEntry[]): number {
  let bytes = 0;
  for (let from = 0; from < entries.length; from += 12) {
    const names = entries.slice(from, from + 12).map((entry) => entry.names.map((name) => name.value));
    bytes += deflateSync(new TextEncoder().encode(JSON.stringify(names)), { level: 6 }).length;
  }
  return bytes;
}

/**
 * Reading the name and searching for it: each pass by the clock, the best pass, and the best of all passes for each question, which is
 * what a machine at rest would take; the mean is of processor time.
 */
function printTimes(what: string, index: MatchIndex, asked: readonly Question[], forgets: (at: number) => boolean): void {
  const { core } = index;
  const each: number[][] = [];
  const best = asked.map(() => Number.POSITIVE_INFINITY);
  const since = process.cpuUsage();
  const until = performance.now() + passTime;
  let done = 0;
  for (; done < passes && (done === 0 || performance.now() < until); done++) {
    each[done] = [];
    for (const [at, [name, type]] of asked.entries()) {
      if (forgets(at)) core.known.words.clear();
      const took = time(() => findNames(core, prepareName(name, type), bar));
      each[done]!.push(took);
      best[at] = Math.min(best[at]!, took);
    }
  }
  const mean = cpuMs(since) / (done * asked.length);
  console.log(`  ${what}: ${shown(best)} ms at rest; mean ${mean.toFixed(3)} ms of processor time`);
  each.sort((a, b) => quantile(a, 0.99) - quantile(b, 0.99));
  console.log(`    by the clock, best pass first: ${each.map(shown).join(' | ')}`);
}

const shown = (times: number[]): string =>
  [0.5, 0.9, 0.99].map((share) => `p${100 * share} ${quantile(times, share).toFixed(3)}`).join(' ');

function quantile(times: number[], share: number): number {
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length * share)]!;
}

/** The same questions put to every listed name in turn, prepared beforehand. */
function scan(index: MatchIndex, entries: readonly ListEntry[], asked: readonly Question[]): void {
  const names: PreparedName[] = entries.flatMap((entry) => entry.names.map((name) => prepareName(name.value, entry.type)));
  let hits = 0;
  let missed = 0;
  const took: number[] = [];
  const until = performance.now() + scanTime;
  for (const [text, type] of asked.slice(0, scanned)) {
    if (performance.now() > until) break;
    const query = prepareName(text, type);
    const found = new Set(findNames(index.core, query, bar).map((hit) => hit.name));
    took.push(
      time(() => {
        for (const [at, name] of names.entries()) {
          if (scoreName(query, name) < bar) continue;
          hits++;
          if (!found.has(at)) missed++;
        }
      }),
    );
  }
  console.log(
    `  brute-force scan with the same scorer ${quantile(took, 0.5).toFixed(0)} ms a query; ${missed} of the ${hits} hits of ${took.length} missed by the index`,
  );
}

/** Half ordinary names, a quarter mutated listed names, companies, and common Arabic names. */
function questions(entries: readonly ListEntry[], random: Random): Question[] {
  return Array.from({ length: queries }, (_, at): Question => {
    if (at % 20 < 10) return [madeUpPerson(random.pick(countries), random), 'person'];
    const entry = random.pick(entries);
    if (at % 20 < 15) return [mutations.typo(entry.names[0]!.value, random) ?? entry.names[0]!.value, entry.type];
    if (at % 20 < 18) return [madeUpCompany(random), 'organization'];
    return [`${random.pick(['Mohammed', 'Ahmed', 'Ali'])} ${random.pick(['Hassan', 'Hussein', 'Ibrahim', 'Khan'])}`, 'person'];
  });
}

/** Real entries up to a number of names, then parties with three names each that recombine the words of real ones. */
function grown(real: readonly ListEntry[], size: number): ListEntry[] {
  const out: ListEntry[] = [];
  let names = 0;
  for (const entry of real) {
    if (names >= size) break;
    out.push(entry);
    names += entry.names.length;
  }
  const random = seeded(9);
  const words = real.map((entry) => entry.names[0]!.value.split(/\s+/));
  for (let made = 0; names < size; made++) {
    const { type, source, via, effect, names: own } = random.pick(real);
    const texts = Array.from({ length: Math.min(3, size - names) }, () => madeUpListed(words, random));
    const id = `grown:${String(made).padStart(7, '0')}`;
    out.push(newEntry({ id, type, source, via, effect, names: texts.map((value) => ({ ...own[0]!, value })) }));
    names += texts.length;
  }
  return out.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The words of one name, each replaced by that of another at the same place; one name in two with a slip or respelling. */
function madeUpListed(words: readonly string[][], random: Random): string {
  const plain = random
    .pick(words)
    .map((word, at) => random.pick(words)[at] ?? word)
    .join(' ');
  return random.pick([null, null, mutations.typo, mutations.respeltOne])?.(plain, random) ?? plain;
}

/** Heap growth a search between collections, every word known or seen before: the median of batches in which nothing was collected. */
function allocated(index: MatchIndex, asked: readonly PreparedName[]): number {
  const samples: number[] = [];
  for (const query of asked) findNames(index.core, query, bar);
  for (let from = 0; from + 50 <= Math.min(asked.length, 2000); from += 50) {
    const batch = asked.slice(from, from + 50);
    const before = process.memoryUsage().heapUsed;
    for (const query of batch) findNames(index.core, query, bar);
    const grew = process.memoryUsage().heapUsed - before;
    if (grew > 0) samples.push(grew / 50);
  }
  return samples.sort((a, b) => a - b)[samples.length >> 1] ?? 0;
}

function time(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function cpuMs(since: NodeJS.CpuUsage): number {
  const used = process.cpuUsage(since);
  return (used.user + used.system) / 1000;
}

if (import.meta.main) await run();
