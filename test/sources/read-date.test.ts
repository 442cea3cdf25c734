import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDates } from '../../shared/sources/find-dates.ts';
import { isPlausibleYear, readDate, serialDate } from '../../shared/sources/read-date.ts';

describe('a published date', () => {
  test.each([
    ['10 Dec 1948', '1948-12-10'],
    ['Dec 1948', '1948-12'],
    ['1948', '1948'],
    ['circa 1961', '~1961'],
    ['circa 10 Jan 1961', '~1961'],
    ['circa 1958-1963', '1958/1963'],
    ['1961 to 1962', '1961/1962'],
    ['01 Jan 1961 to 31 Dec 1962', '1961/1962'],
    ['Between 1955 and 1958', '1955/1958'],
    ['1968-05-25', '1968-05-25'],
    ['2026-07-31T13:15:00.015113Z', '2026-07-31'],
    ['28/04/1966', '1966-04-28'],
    ['00/04/1966', '1966-04'],
    ['00/00/1966', '1966'],
    ['December 5, 1971', '1971-12-05'],
    ['31/02/1966', null],
    ['13/13/1966', null],
    ['early summer', null],
    ['45292', null],
    ['', null],
  ])('`%s` is read as %s', (text, expected) => expect(readDate(text)).toBe(expected));

  test('of a US publisher has the month first', () => {
    expect(readDate('07/31/2026', 'month_first')).toBe('2026-07-31');
    expect(readDate('31/07/2026', 'month_first')).toBeNull();
  });

  test('is read back from every day of two centuries', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), (date) => {
        const iso = date.toISOString().slice(0, 10);
        expect(readDate(iso)).toBe(iso);
        expect(readDate(iso.split('-').reverse().join('/'))).toBe(iso);
        if (iso > '1900-03-01') expect(serialDate(String(Math.round(Date.parse(iso) / 86_400_000) + 25_569))).toBe(iso);
      }),
    );
  });

  test('in the year 3017 is kept and known to be no year of anybody', () => {
    expect(isPlausibleYear('3017-01-01')).toBe(false);
    expect(isPlausibleYear('~1966')).toBe(true);
    expect(isPlausibleYear('1958/1963')).toBe(true);
  });
});

describe('several dates in one cell', () => {
  test.each([
    ['1945, 1946, 1947', ['1945', '1946', '1947']],
    ['a) Approximately 1955- 1958 b) Approximately 1945-1950', ['1955/1958', '1945/1950']],
    ['a) 12/03/1950;   b) 5 Jun. 1951', ['1950-03-12', '1951-06-05']],
    ['1/04/1966, 04/1967', ['1966-04-01', '1967-04']],
    ['1966-04-28 or 1967-05', ['1966-04-28', '1967-05']],
    ['born in the early 1960s', []],
    ['10 Mar 1970 (in passport) 1971', ['1970-03-10', '1971']],
    ['na', []],
  ])('`%s`', (text, expected) => expect(findDates(text)).toEqual(expected));
});
