import { expect, it } from 'vitest';
import { dateOfBirth } from '../../../shared/matching/features/date-of-birth.ts';
import type { Facts } from '../../../shared/matching/features/feature.ts';

const born = (...datesOfBirth: string[]): Facts => ({
  type: 'person',
  countries: [],
  datesOfBirth,
  gender: null,
  identifiers: [],
  addresses: [],
  nameStrength: null,
  namedLikePerson: false,
});
const compare = (query: string, ...listed: string[]): string | null =>
  dateOfBirth.compare(born(query), born(...listed))?.case ?? null;

it.each<[string, string[], string | null]>([
  ['1971-03-05', ['1971-03-05'], 'day'],
  ['1971-03-05', ['1971-05-03'], 'month'],
  ['1971-03-05', ['1971-03'], 'month'],
  ['1971-03-05', ['1971'], 'year'],
  ['1971-03-05', ['1971-03-06'], 'other_day'],
  ['1972', ['1971-03-05'], 'one_year'],
  ['1973', ['1971'], 'two_years'],
  ['1980', ['1971'], 'years'],
  ['1999', ['1971'], 'generations'],
  ['1975', ['~1971'], 'year'],
  ['1968', ['1965/1970'], 'year'],
  ['1980', ['1971', '1981', '1980-02-02'], 'year'],
  ['1980', [], null],
  ['unknown', ['1971'], null],
])('compares %s with %j as %s', (query, listed, expected) => expect(compare(query, ...listed)).toBe(expected));
