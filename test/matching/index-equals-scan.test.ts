import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildIndex } from '../../shared/matching/build-index.ts';
import { findNames } from '../../shared/matching/find-names.ts';
import { entryOfName } from '../../shared/matching/index-core.ts';
import { loadIndex } from '../../shared/matching/load-index.ts';
import type { MatchIndex } from '../../shared/matching/match-index.ts';
import type { ListEntry } from '../../shared/model/list-entry.ts';
import type { PartyType } from '../../shared/model/party.ts';
import { prepareName } from '../../shared/names/prepare-name.ts';
import { byPlace, fullScan, type ScanHit } from './full-scan.ts';
import { givenEntry } from './given-entry.ts';

/** Lists drawn, and queries put to each: together more than the ten thousand the design asks for. */
const [lists, queriesEach] = [60, 170];

const syllables = [
  'mo',
  'ham',
  'med',
  'ali',
  'iv',
  'an',
  'ov',
  'xi',
  'jin',
  'ping',
  'kara',
  'sh',
  'bank',
  'al',
  'rah',
  'man',
  'ser',
  'gei',
  'li',
  'abd',
  'ul',
  'ks',
  'ph',
  'hus',
  'sein',
];
const known = [
  'Mohammed',
  'Muhamad',
  'Ali',
  'Hassan',
  'Hussein',
  'Bill',
  'William',
  'Ivanov',
  'Ivanova',
  'Trading',
  'Tech',
  'Technologies',
  'Co.',
  'Ltd',
  'LLC',
  'JSC',
  'GmbH',
  'SiemensAG',
  'Siemens',
  'bin',
  'al-Rahman',
  'Abd',
  'V.',
  'J',
  '44',
  'Xi',
  'Jinping',
  'Jin',
  'Ping',
  'محمد',
  'حسين',
  'Путин',
  'Putin',
  '习近平',
  '김',
  'Kim',
  'Park',
  'Pak',
  'Sheikh',
  'Bank',
  'of',
  'Moscow',
  'First',
  '1st',
];
const madeUp = fc.array(fc.constantFrom(...syllables), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
const part = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...known) },
  { weight: 3, arbitrary: madeUp },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
);
const name = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' '));
const type = fc.constantFrom<PartyType>('person', 'organization', 'unknown', 'vessel');
const list = fc.array(fc.record({ names: fc.array(name, { minLength: 1, maxLength: 3 }), type }), {
  minLength: 1,
  maxLength: 25,
});

const entriesOf = (drawn: readonly { names: string[]; type: PartyType }[]): ListEntry[] =>
  drawn.map((one, at) => givenEntry(`t:${String(at).padStart(3, '0')}`, one.names, { type: one.type }));

function load(entries: readonly ListEntry[]): MatchIndex {
  const loaded = loadIndex(buildIndex(entries));
  if (!loaded.ok) throw new Error(loaded.trouble.message);
  return loaded.value;
}

function searched(index: MatchIndex, query: string, kind: PartyType, minScore: number): ScanHit[] {
  const { core } = index;
  return findNames(core, prepareName(query, kind), minScore)
    .map((hit) => {
      const entry = entryOfName(core, hit.name);
      return { entryId: core.store.at(entry).id, name: hit.name - core.entryNames[entry]!, score: hit.score };
    })
    .sort(byPlace);
}

/** A slip in a name of the list, so that the hard cases (near misses of the bar) come up often. */
const slip = (text: string, at: number): string =>
  text.length < 2 ? text : text.slice(0, at % text.length) + text.slice((at % text.length) + 1);

it('finds exactly what the full scan finds, with the same scores', () => {
  let compared = 0;
  let found = 0;
  fc.assert(
    fc.property(
      list,
      fc.array(
        fc.record({ fresh: name, from: fc.nat(), at: fc.nat(60), kind: fc.nat(3), type, bar: fc.constantFrom(4000, 7000, 8500) }),
        { minLength: queriesEach, maxLength: queriesEach },
      ),
      (drawn, queries) => {
        const entries = entriesOf(drawn);
        const index = load(entries);
        const all = entries.flatMap((entry) => entry.names.map((one) => one.value));
        for (const query of queries) {
          const listed = all[query.from % all.length]!;
          const text = [query.fresh, listed, slip(listed, query.at), listed.replace(/\s/, '')][query.kind]!;
          const scanned = fullScan(entries, prepareName(text, query.type), query.bar);
          expect(searched(index, text, query.type, query.bar)).toEqual(scanned);
          compared++;
          found += scanned.length;
        }
      },
    ),
    { numRuns: lists },
  );
  expect(compared).toBeGreaterThanOrEqual(10_000);
  expect(found).toBeGreaterThan(1000);
});

it('finds in a delta index what the full index finds among the same entries', () => {
  fc.assert(
    fc.property(list, name, (drawn, query) => {
      const entries = entriesOf(drawn);
      const some = entries.filter((_, at) => at % 3 === 0);
      const ids = new Set(some.map((entry) => entry.id));
      const full = searched(load(entries), query, 'unknown', 5000).filter((hit) => ids.has(hit.entryId));
      expect(searched(load(some), query, 'unknown', 5000)).toEqual(full);
    }),
    { numRuns: 60 },
  );
});

it('gives every usable name the full score against itself', () => {
  fc.assert(
    fc.property(name, type, (text, kind) => {
      const prepared = prepareName(text, kind);
      const hits = fullScan([givenEntry('t:1', [text], { type: kind })], prepared, 1);
      const content = prepared.tokens.some(
        (token) => token.kind === 'name' || token.kind === 'generic' || token.kind === 'number',
      );
      expect(hits[0]?.score ?? 0).toBe(prepared.unusable || !content ? 0 : 10_000);
    }),
    { numRuns: 2000 },
  );
});

it('joins no words that would then read as one of them alone', () => {
  const entries = [givenEntry('t:1', ['1st sh'], { type: 'person' })];
  const scanned = fullScan(entries, prepareName('st sh', 'person'), 4000);
  expect(searched(load(entries), 'st sh', 'person', 4000)).toEqual(scanned);
});
