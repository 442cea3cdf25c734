import { describe, expect, it } from 'vitest';
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

  it('puts each of the 29 red flags on one side', () => {
    const { seenInData, recordedByPeople } = redFlagCoverage;
    expect(seenInData.length + recordedByPeople.length).toBe(29);
    expect(signs.length).toBeGreaterThan(seenInData.length);
  });
});
