import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countryCodes, countryKey, countryName, isCountryCode, resolveCountry } from '../../shared/names/resolve-country.ts';
import table from '../../shared/names/words/countries.json' with { type: 'json' };
import { missing, referenceFile } from '../reference.ts';

describe('resolveCountry', () => {
  it.each([
    ['us', 'US'],
    ['USA', 'US'],
    ['U.S.A.', 'US'],
    ['United States of America', 'US'],
    ['UK', 'GB'],
    ['EL', 'GR'],
    ['PRK', 'KP'],
    ['Korea, North', 'KP'],
    ["KOREA, DEMOCRATIC PEOPLE'S REPUBLIC OF", 'KP'],
    ['DPRK', 'KP'],
    ['Korea, Republic of', 'KR'],
    ['Burma', 'MM'],
    ['Myanmar (Burma)', 'MM'],
    ['Myanmar (Burma) / Myanmar (Birmanie)', 'MM'],
    ['Congo, Democratic Republic of the', 'CD'],
    ['CONGO, Democratic Republic of (was Zaire)', 'CD'],
    ['Congo (Democratic Republic)', 'CD'],
    ['Congo, Republic of the', 'CG'],
    ['Iran (Islamic Republic of)', 'IR'],
    ['IRAN, ISLAMIC REPUBLIC OF', 'IR'],
    ['Region: Crimea', 'UA'],
    ['REGION: WEST BANK', 'PS'],
    ['West Bank', 'PS'],
    ['Palestinian', 'PS'],
    ['MACAU', 'MO'],
    ['China, Hong Kong Special Administrative Region', 'HK'],
    ['Bahamas, The', 'BS'],
    ['North Macedonia, The Republic of', 'MK'],
    ['Man, Isle of', 'IM'],
    ['Cote d Ivoire', 'CI'],
    ['St Kitts and Nevis', 'KN'],
    ['Virgin Islands, British', 'VG'],
    ['Former USSR (now Belarus)', 'BY'],
    ['Former USSR Currently Ukraine', 'UA'],
    ['Turkiye', 'TR'],
    ['Kosovo', 'XK'],
    ['Deutschland', 'DE'],
    ['Россия', 'RU'],
    ['ایران', 'IR'],
    ['中国', 'CN'],
    ['朝鲜', 'KP'],
    ['  north   korea ', 'KP'],
  ])('reads %s as %s', (text, code) => {
    expect(resolveCountry(text)).toBe(code);
  });

  it.each([
    'Korea',
    'Congo',
    'Virgin Islands',
    'Yugoslavia',
    'Former USSR',
    'Netherlands Antilles',
    'XX',
    'Atlantis',
    '',
    '   ',
    '(',
    'France / Germany',
  ])('leaves %j undecided', (text) => {
    expect(resolveCountry(text)).toBeNull();
  });

  it('takes the code CG for the Republic of the Congo, except in the file that writes it for both Congos', () => {
    expect(resolveCountry('CG')).toBe('CG');
    expect(resolveCountry('CG', 'csl')).toBeNull();
    expect(resolveCountry('CD', 'csl')).toBe('CD');
  });

  it('answers any text without a throw and only with a known code', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const code = resolveCountry(text);
        return code === null || isCountryCode(code);
      }),
    );
  });
});

describe('the country table', () => {
  it('holds the 249 assigned codes and Kosovo, each with a distinct alpha-3 code', () => {
    expect(countryCodes()).toHaveLength(250);
    expect(new Set(Object.values(table.countries).map((country) => country.a3)).size).toBe(250);
    expect(countryName('KP')).toBe('North Korea');
    expect(countryName('QQ')).toBe('QQ');
  });

  it('gives every spelling to one country only', () => {
    const owners = new Map<string, string>();
    for (const [code, country] of Object.entries(table.countries)) {
      for (const name of [country.a3, country.name, country.official, ...country.also]) {
        expect(owners.get(countryKey(name)) ?? code, name).toBe(code);
        owners.set(countryKey(name), code);
      }
    }
    for (const name of table.ambiguous) expect(owners.has(countryKey(name)), name).toBe(false);
  });

  const sdn = 'us-ofac-sdn/SDN.XML';
  it.skipIf(missing(`lists/${sdn}`))('knows every country of the SDN list but the ones that name none', () => {
    const text = readFileSync(referenceFile(`lists/${sdn}`) as string, 'utf8');
    const names = new Set([...text.matchAll(/<(?:country|idCountry)>([^<]+)</g)].map((match) => match[1] as string));
    const unknown = [...names].filter((name) => resolveCountry(name) === null && !name.includes(';'));
    expect(unknown.sort()).toEqual([
      'Netherlands Antilles',
      'Region: Commonwealth of Independent States',
      'Region: Kafia Kingi',
      'Region: Kashmir',
    ]);
  });
});
