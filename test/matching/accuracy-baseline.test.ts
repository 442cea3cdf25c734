import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ListEntry } from '../../shared/model/list-entry.ts';
import { bars, type Labelled } from '../bench/names/confusion.ts';
import { type Figures, worseThanFrozen } from '../bench/names/frozen.ts';
import { countries, madeUpCompany, madeUpPerson } from '../bench/names/made-up-names.ts';
import { type Found, indexOf, measureAlerts, measureMutations } from '../bench/names/measure-accuracy.ts';
import { scriptPairs } from '../bench/names/measure-pairs.ts';
import { seeded } from '../bench/names/random.ts';
import { givenEntry } from './given-entry.ts';

/** Accepted by hand: delete the file and run the test once to freeze new figures, and say in the commit why they moved. */
const path = join(import.meta.dirname, 'golden/accuracy-baseline.json');

/** A made-up list: unusual people and companies, so that the test needs no official file. */
function madeUpList(): ListEntry[] {
  const random = seeded(101);
  const people = Array.from({ length: 250 }, (_, at) =>
    givenEntry(
      `p:${String(at).padStart(3, '0')}`,
      [`${madeUpPerson(random.pick(countries), random)} ${syllables(random.int, 3)}`],
      { type: 'person' },
    ),
  );
  const companies = Array.from({ length: 150 }, (_, at) =>
    givenEntry(`c:${String(at).padStart(3, '0')}`, [`${syllables(random.int, 3)} ${madeUpCompany(random)}`], {
      type: 'organization',
    }),
  );
  return [...people, ...companies];
}

const parts = 'ka ro min ze lu shan vor bek ti dal mu gri sko nev ab zar hol pru wen fid'.split(' ');
function syllables(int: (below: number) => number, count: number): string {
  const word = Array.from({ length: count }, () => parts[int(parts.length)]!).join('');
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function measure(): Figures {
  const entries = madeUpList();
  const index = indexOf(entries);
  const random = seeded(202);
  const clean = Array.from({ length: 500 }, (_, at) => madeUpPerson(countries[at % countries.length]!, random));
  const hits: Record<string, Found> = {};
  for (const [type, seed] of [
    ['person', 303],
    ['organization', 404],
  ] as const) {
    for (const [kind, found] of Object.entries(measureMutations(index, entries, type, 40, seed))) hits[`${type} ${kind}`] = found;
  }
  const byScript = Object.entries(Object.groupBy(scriptPairs(), ({ script }) => script));
  for (const [script, pairs] of byScript) hits[script] = counted(pairs!.filter(({ same }) => same));
  const strangers = counted(scriptPairs().filter(({ same }) => !same));
  return { hits, alerts: { 'ordinary people': measureAlerts(index, clean, 'person'), 'other scripts': strangers } };
}

const counted = (pairs: readonly Labelled[]): Found => ({
  tried: pairs.length,
  at: Object.fromEntries(bars.map((bar) => [String(bar), pairs.filter(({ score }) => score >= bar / 100).length])),
});

it('finds no fewer names and raises no more alerts than the frozen baseline', () => {
  expect(worseThanFrozen(path, measure())).toEqual([]);
});
