import type { SourceFacts } from '../source-row.ts';

/** The UK Sanctions List, since 2026-01-28 the only UK list (the financial-sanctions consolidated list was closed). */
export const source: SourceFacts = {
  id: 'uk-sl',
  title: 'UK Sanctions List',
  kind: 'list',
  jurisdiction: 'UK',
  homepage: 'https://www.gov.uk/government/publications/the-uk-sanctions-list',
  licence: 'Open Government Licence v3.0',
  userAgent: 'Portcullis/0.1 (export screening; official list refresh)',
  hosts: ['sanctionslist.fcdo.gov.uk'],
  formats: [
    {
      id: 'xml',
      files: [{ name: 'UK-Sanctions-List.xml', url: 'https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.xml' }],
      load: () => import('./parse.ts'),
    },
  ],
  lists: [{ id: 'uk-sl', title: 'UK Sanctions List', effect: 'blocking' }],
  // The first entity of the Afghanistan regime, listed since 2012.
  bounds: { minRecords: 3_500, sentinels: ['uk-sl:AFG0001'], bytesMax: 150 * 1024 * 1024 },
};
