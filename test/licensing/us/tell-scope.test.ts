import { expect, it } from 'vitest';
import { starterLaw } from '../../../shared/licensing/starter-law.ts';
import table from '../../../shared/licensing/us/tables/fact-words.json' with { type: 'json' };
import { tellFact, tellParagraphs } from '../../../shared/licensing/us/tell-scope.ts';

it('names the paragraphs of a row', () => {
  expect(tellParagraphs('3A001', [{ in: ['b.2', 'b.3'], if: '!civilTelecom' }])).toBe('3A001.b.2, b.3');
  expect(tellParagraphs('9A610', [{ not: ['b', 'y'] }])).toBe('the whole entry but 9A610.b, y');
  expect(tellParagraphs('6A008', [{ if: '6A008#2' }])).toBeNull();
});

it('says what a fact asks', () => {
  expect(tellFact('rangeKm')).toBe('its range in kilometres (`rangeKm`)');
  expect(tellFact('meets7A103')).toContain('parameters of 7A103');
  expect(tellFact('6A008#2')).toContain('airborne');
});

it('has words for every fact that a row of the control list turns on', () => {
  const conditions = Object.values(starterLaw().us.entries).flatMap(({ rows }) =>
    rows.flatMap((row) => (row.scope ?? []).flatMap((clause) => clause.if ?? [])),
  );
  const asked = conditions
    .flatMap((condition) => condition.split(/[|&]/))
    .map((term) => term.replace(/^[!?]/, '').replace(/[<>]=?.*$/, ''))
    .filter((name) => !/^(?:meets|for|reason):/.test(name));
  const words: Record<string, string> = table.words;
  expect([...new Set(asked)].filter((name) => words[name] === undefined)).toEqual([]);
});
