import { buildIndex } from '../../shared/matching/build-index.ts';
import { findNames } from '../../shared/matching/find-names.ts';
import { loadIndex } from '../../shared/matching/load-index.ts';
import type { MatchIndex } from '../../shared/matching/match-index.ts';
import { scoreName } from '../../shared/matching/score-name.ts';
import type { ListEntry } from '../../shared/model/list-entry.ts';
import type { PartyType } from '../../shared/model/party.ts';
import type { PreparedName } from '../../shared/names/name-token.ts';
import { prepareName } from '../../shared/names/prepare-name.ts';
import { countries, madeUpCompany, madeUpPerson } from './names/made-up-names.ts';
import { mutations } from './names/mutate-name.ts';
import { type Random, seeded } from './names/random.ts';
import { hasReference, referenceEntries } from './names/reference-entries.ts';

/** Names of the measured lists: the real ones, and synthetic growth (real words recombined). `MATCHING_SIZES=110000,250000,1000000` overrides. */
const sizes = (process.env.MATCHING_SIZES ?? '110000,250000').split(',').map(Number);
const queries = 4000;
const warmUp = 400;
const scanned = 20;
const bar = 7000;

/** Speed over the real lists beside a brute-force scan with the same scorer, in one run. */
export async function run(): Promise<void> {
  if (!hasReference()) return console.log('skipped: the official list files are not on this machine');
  const real = await referenceEntries();
  for (const size of sizes) measure(grown(real, size), size);
}

function measure(entries: readonly ListEntry[], size: number): void {
  const building = process.cpuUsage();
  const bytes = buildIndex(entries);
  const built = cpuMs(building);
  const loads = Array.from({ length: 5 }, () => time(() => loadIndex(bytes))).sort((a, b) => a - b);
  const loaded = loadIndex(bytes);
  if (!loaded.ok) throw new Error(loaded.trouble.message);
  const index = loaded.value;
  const store = index.core.store.bytes;
  console.log(
    `\n${index.nameCount} names (asked ${size}), ${index.core.tokens.count} words: built in ${(built / 1000).toFixed(1)} s of processor time`,
  );
  console.log(`  load and views ${loads[0]!.toFixed(1)} ms best of 5 (goal 10)`);
  console.log(
    `  name index ${((bytes.length - store) / index.nameCount).toFixed(0)} bytes a name, with the entries themselves ${(bytes.length / index.nameCount).toFixed(0)} (goal 70 with strings)`,
  );
  const asked = questions(entries, seeded(5));
  for (const [name, type] of asked.slice(0, warmUp)) findNames(index.core, prepareName(name, type), bar);
  const times = asked
    .map(([name, type]) => time(() => findNames(index.core, prepareName(name, type), bar)))
    .sort((a, b) => a - b);
  const at = (share: number): string => times[Math.floor(times.length * share)]!.toFixed(3);
  const work = process.cpuUsage();
  for (const [name, type] of asked) findNames(index.core, prepareName(name, type), bar);
  console.log(
    `  query p50 ${at(0.5)} p90 ${at(0.9)} p99 ${at(0.99)} ms by the clock; mean ${(cpuMs(work) / asked.length).toFixed(3)} ms of processor time`,
  );
  console.log(`  allocated a query ${(allocated(index, asked) / 1024).toFixed(1)} kB (goal 4)`);
  scan(index, entries, asked);
}

/** The same questions put to every listed name in turn, prepared beforehand. */
function scan(index: MatchIndex, entries: readonly ListEntry[], asked: readonly (readonly [string, PartyType])[]): void {
  const names: PreparedName[] = entries.flatMap((entry) => entry.names.map((name) => prepareName(name.value, entry.type)));
  let hits = 0;
  let missed = 0;
  const took: number[] = [];
  for (const [text, type] of asked.slice(0, scanned)) {
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
  took.sort((a, b) => a - b);
  console.log(
    `  brute-force scan with the same scorer ${took[scanned >> 1]!.toFixed(0)} ms a query; ${missed} of its ${hits} hits missed by the index`,
  );
}

/** Half ordinary names, a quarter mutated listed names, companies, and common Arabic names. */
function questions(entries: readonly ListEntry[], random: Random): (readonly [string, PartyType])[] {
  return Array.from({ length: queries }, (_, at): readonly [string, PartyType] => {
    if (at % 20 < 10) return [madeUpPerson(random.pick(countries), random), 'person'];
    const entry = random.pick(entries);
    if (at % 20 < 15) return [mutations.typo(entry.names[0]!.value, random) ?? entry.names[0]!.value, entry.type];
    if (at % 20 < 18) return [madeUpCompany(random), 'organization'];
    return [`${random.pick(['Mohammed', 'Ahmed', 'Ali'])} ${random.pick(['Hassan', 'Hussein', 'Ibrahim', 'Khan'])}`, 'person'];
  });
}

/** Real entries up to a number of names, then new ones whose names recombine the words of real names. */
function grown(real: readonly ListEntry[], size: number): ListEntry[] {
  const out: ListEntry[] = [];
  let names = 0;
  for (const entry of real) {
    if (names >= size) break;
    out.push(entry);
    names += entry.names.length;
  }
  const random = seeded(9);
  for (let made = 0; names < size; made++) {
    const model = random.pick(real);
    const words = model.names[0]!.value.split(/\s+/).map(
      (word, at) => random.pick(real).names[0]!.value.split(/\s+/)[at] ?? word,
    );
    out.push({
      ...model,
      id: `grown:${String(made).padStart(7, '0')}`,
      names: [{ ...model.names[0]!, value: words.join(' ') }],
      addresses: [],
      identifiers: [],
    });
    names++;
  }
  return out.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Heap growth a query between collections; the young generation is large enough to hold a batch. */
function allocated(index: MatchIndex, asked: readonly (readonly [string, PartyType])[]): number {
  const samples: number[] = [];
  for (let from = 0; from + 50 <= Math.min(asked.length, 2000); from += 50) {
    const prepared = asked.slice(from, from + 50).map(([name, type]) => prepareName(name, type));
    const before = process.memoryUsage().heapUsed;
    for (const query of prepared) findNames(index.core, query, bar);
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
