import type { SourceFacts } from '../source-row.ts';

/** United Nations Security Council Consolidated List. The site refuses unusual user agents. */
export const source: SourceFacts = {
  id: 'un-sc',
  title: 'United Nations Security Council Consolidated List',
  kind: 'list',
  jurisdiction: 'UN',
  homepage: 'https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list',
  licence: 'published for use by States and the public',
  userAgent: 'Mozilla/5.0 (compatible; Portcullis/0.1; export screening)',
  hosts: ['scsanctions.un.org'],
  formats: [
    {
      id: 'xml',
      files: [{ name: 'consolidated.xml', url: 'https://scsanctions.un.org/resources/xml/en/consolidated.xml' }],
      load: () => import('./parse.ts'),
    },
  ],
  lists: [{ id: 'un-sc', title: 'UN Security Council Consolidated List', effect: 'blocking' }],
  // QDe.004 (Al-Qaida, 2001) and CDi.001 (Congo, 2012): two regimes, so one regime's file alone is refused.
  bounds: { minRecords: 500, sentinels: ['un-sc:QDe.004', 'un-sc:CDi.001'], bytesMax: 60 * 1024 * 1024 },
};
