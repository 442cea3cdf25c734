import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { starterEu } from '../../../shared/licensing/starter-tables.ts';
import type { EuLaw } from '../../../shared/model/law.ts';
import { brokenInvariants, parser } from '../../../shared/sources/eu-dual-use/parse.ts';
import { destinationsIn } from '../../../shared/sources/eu-dual-use/read-annex.ts';
import { missing, referenceFile } from '../../reference.ts';
import { parseBytes } from '../parse-bytes.ts';

describe('destinations of Annex II', () => {
  it('reads names that stand for several codes', () => {
    expect(
      destinationsIn(' China (including Hong Kong and Macao), Turkey, Congo, Democratic Republic of the Congo.').codes,
    ).toEqual(['CD', 'CG', 'CN', 'HK', 'MO', 'TR']);
  });
  it('names what it cannot read', () => {
    expect(destinationsIn('Norway, Atlantis').unknown).toEqual(['Atlantis']);
  });
});

describe('the embedded annexes', () => {
  it('hold every invariant', () => {
    expect(brokenInvariants(starterEu)).toEqual([]);
  });
  it('are refused without an entry or an authorization', () => {
    const { EU008: _gone, ...authorizations } = starterEu.authorizations;
    expect(brokenInvariants({ ...starterEu, authorizations })).toEqual(['the general authorization EU008 is missing']);
    const { '3A501': _lost, ...entries } = starterEu.entries;
    expect(brokenInvariants({ ...starterEu, entries })).toEqual(['the entry 3A501 is missing']);
  });
});

const file = 'regulations/eu/eu-dual-use-annexes.json';
describe.skipIf(missing(file))('the consolidated annexes', () => {
  it('read to the embedded edition', async () => {
    const { result, table, notes } = await parseBytes(
      parser,
      { 'eu-dual-use-annexes.json': readFileSync(referenceFile(file) ?? '', 'utf8') },
      65_536,
    );
    expect(result).toMatchObject({ ok: true, value: { publishedAt: '2025-11-15', records: 384 } });
    expect(notes).toEqual({});
    const law = table as EuLaw;
    expect(Object.keys(law.entries)).toEqual(Object.keys(starterEu.entries));
    const facts = (all: EuLaw['authorizations']) =>
      Object.fromEntries(Object.entries(all).map(([id, { title: _title, ...one }]) => [id, one]));
    expect(facts(law.authorizations)).toEqual(facts(starterEu.authorizations));
    expect([law.sectionI, law.edition]).toEqual([starterEu.sectionI, starterEu.edition]);
  });
});
