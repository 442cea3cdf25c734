import type { SourceFacts } from '../source-row.ts';

/**
 * Annexes I and II of Regulation (EU) 2021/821 as structured JSON of a consolidated version: `celex`, `valid_from`, `source_url`,
 * `index[]` of `{ code, first_line }`, `geas[]` of `{ id, title, verbatim_text }`, `gea_common_list`. The Official Journal publishes
 * no such file, so it arrives by import or mirror.
 */
export const source: SourceFacts = {
  id: 'eu-dual-use',
  title: 'Regulation (EU) 2021/821, Annexes I and II (consolidated)',
  kind: 'law',
  jurisdiction: 'EU',
  homepage: 'https://eur-lex.europa.eu/eli/reg/2021/821/oj',
  licence: '© European Union, reuse with attribution (Decision 2011/833/EU); only the Official Journal is authentic',
  userAgent: 'Portcullis/0.1 (export screening; regulation refresh)',
  hosts: ['eur-lex.europa.eu', 'publications.europa.eu'],
  formats: [{ id: 'annexes-json', files: [{ name: 'eu-dual-use-annexes.json', url: null }], load: () => import('./parse.ts') }],
  lists: [],
  bounds: { minRecords: 370, sentinels: [], bytesMax: 16 * 1024 * 1024 },
};
