import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { starterUs } from '../../shared/licensing/starter-tables.ts';
import { reaches } from '../../shared/licensing/us/destination-set.ts';
import { isHome, placeOf } from '../../shared/licensing/us/place.ts';

const at = (country: string) => placeOf(starterUs, country);

describe('destination predicates', () => {
  it.each([
    ['NS2', 'CN', true],
    ['NS2', 'IN', false],
    ['*', 'CA', true],
    ['*-CA', 'CA', false],
    ['CN+RU+VE', 'HK', true],
    ['MO+D:5', 'MO', true],
    ['MO+D:5', 'HK', true],
    ['MO+D:5', 'VN', false],
    ['AE+D:1+D:4+D:5-A:5-A:6', 'AE', true],
    ['AE+D:1+D:4+D:5-A:5-A:6', 'VN', true],
    ['AE+D:1+D:4+D:5-A:5-A:6', 'IL', false],
    ['D:1+D:4+D:5-A:5-A:6', 'AE', false],
    ['B-SD-UA', 'UA', false],
    ['B-SD-UA', 'BR', true],
    ['UN', 'LY', true],
    ['UN', 'DE', false],
    ['!CWC', 'EG', true],
    ['!CWC-IL-TW', 'IL', false],
    ['?754', 'DE', null],
  ])('%s to %s is %s', (to, country, expected) => {
    expect(reaches(to, at(country))).toBe(expected);
  });

  it('never throws and never answers yes for a place nobody knows, but for everywhere', () => {
    fc.assert(
      fc.property(fc.constantFrom('NS1', 'B', 'D:5', 'MO+D:5', 'A:5-IN', 'UN'), fc.string(), (to, country) => {
        fc.pre(starterUs.chart[country] === undefined && starterUs.inherits[country] === undefined && country !== 'US');
        expect(reaches(to, at(country))).toBe(false);
        expect(at(country).known).toBe(isHome(country));
      }),
    );
  });
});

describe('places of the EAR', () => {
  it('keeps traps apart: Hong Kong, Macau, the Emirates, the two Congos', () => {
    expect(at('HK').from).toBe('CN');
    expect(at('HK').groups.has('D:5')).toBe(true);
    expect(at('MO').groups.has('D:5')).toBe(false);
    expect(at('AE').groups.has('A:5')).toBe(true);
    expect([at('CG').footnotes, at('CD').footnotes]).toEqual([[], [1]]);
  });

  it('has four referral rows without a mark', () => {
    const referrals = Object.keys(starterUs.chart).filter((country) => at(country).refer);
    expect(referrals.sort()).toEqual(['CU', 'IR', 'KP', 'SY']);
    expect(referrals.flatMap((country) => [...at(country).marks])).toEqual([]);
  });
});
