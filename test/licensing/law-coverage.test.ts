import { describe, expect, it } from 'vitest';
import { earUnArmsCountries } from '../../shared/licensing/embargoes/arms-embargoes.ts';
import tags from '../../shared/licensing/emerging/tables/tags.json' with { type: 'json' };
import { coveredTables, redFlagCoverage } from '../../shared/licensing/law-coverage.ts';
import { signs } from '../../shared/licensing/red-flags/signs.ts';
import { starterLaw } from '../../shared/licensing/starter-law.ts';

const tables = coveredTables(starterLaw());

describe('coverage of the law', () => {
  it('gives every table its edition, and says of which none is loaded', () => {
    for (const table of tables) expect(table.edition, table.table).toMatch(/^\d{4}-\d{2}-\d{2}$|^02021R0821-\d{8}$/);
    expect(tables.filter((table) => table.basis === 'text' && table.rows === 0)).toEqual([]);
    expect(tables.filter((table) => table.basis === 'not_loaded').map((table) => table.table)).toContain('Annex IV');
  });

  it('holds the sizes of the law it was written for', () => {
    const rows = Object.fromEntries(tables.map((table) => [`${table.jurisdiction} ${table.table}`, table.rows]));
    expect(rows).toMatchObject({
      'US Commerce Country Chart': 200,
      'US Commerce Control List': 638,
      'EU Annex I': 384,
      'EU EU001 to EU008, Section I': 8,
      'US tariff codes for Russia, Belarus and Iran': 2848,
      'US red flags': 29,
    });
  });

  it('calls the emerging technologies checked because each of their codes is on a list, with the paragraphs it names', () => {
    const { us, eu } = starterLaw();
    const unknown = tags.tags.flatMap((row) => [
      ...row.us.filter((code) => us.entries[code.slice(0, 5)] === undefined).map((code) => `US ${code}`),
      ...row.eu.filter((code) => eu.entries[code.slice(0, 5)] === undefined).map((code) => `EU ${code}`),
    ]);
    expect(unknown).toEqual([]);
  });

  it('calls the destinations of UN controls checked because footnote 1 of the chart marks no other', () => {
    const marked = Object.entries(starterLaw().us.chart).flatMap(([country, row]) =>
      row.footnotes?.includes(1) ? [country] : [],
    );
    expect(marked.sort()).toEqual(['CD', 'ER', 'IQ', 'IR', 'KP', 'LB', 'LY', 'SD', 'SO']);
    expect(earUnArmsCountries).toEqual(expect.arrayContaining(marked));
    // By the text of 746.1(b)(2) alone.
    expect(earUnArmsCountries.filter((country) => !marked.includes(country)).sort()).toEqual(['CF']);
  });

  it('puts each of the 29 red flags on one side', () => {
    const { seenInData, recordedByPeople } = redFlagCoverage;
    expect(seenInData.length + recordedByPeople.length).toBe(29);
    expect(signs.length).toBeGreaterThan(seenInData.length);
  });
});
