import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ListEntry } from '../../shared/model/list-entry.ts';
import { countries, madeUpCompany, madeUpPerson } from '../bench/names/made-up-names.ts';
import { type Found, indexOf, measureAlerts, measureMutations } from '../bench/names/measure-accuracy.ts';
import { seeded } from '../bench/names/random.ts';
import { givenEntry } from './given-entry.ts';

interface Baseline {
  people: Record<string, Found>;
  companies: Record<string, Found>;
  alerts: Record<string, number>;
}

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

function measure(): Baseline {
  const entries = madeUpList();
  const index = indexOf(entries);
  const random = seeded(202);
  const clean = Array.from({ length: 500 }, (_, at) => madeUpPerson(countries[at % countries.length]!, random));
  return {
    people: measureMutations(index, entries, 'person', 40, 303),
    companies: measureMutations(index, entries, 'organization', 40, 404),
    alerts: measureAlerts(index, clean, 'person', [70, 80]),
  };
}

it('finds no fewer mutated names and raises no more alerts than the frozen baseline', () => {
  const now = measure();
  if (!existsSync(path)) writeFileSync(path, `${JSON.stringify(now, null, 1)}\n`);
  const frozen = JSON.parse(readFileSync(path, 'utf8')) as Baseline;
  for (const side of ['people', 'companies'] as const) {
    for (const [kind, found] of Object.entries(frozen[side])) {
      expect([side, kind, now[side][kind]!.at70 >= found.at70, now[side][kind]!.at80 >= found.at80]).toEqual([
        side,
        kind,
        true,
        true,
      ]);
    }
  }
  for (const [bar, alerts] of Object.entries(frozen.alerts)) expect([bar, now.alerts[bar]! <= alerts]).toEqual([bar, true]);
});
