import type { SourceFacts } from '../source-row.ts';

/** Australian Consolidated List: a workbook of 12 columns until 2025, of 19 since. Several rows, `2`, `2a`, `2b`, are one party. */
export const source: SourceFacts = {
  id: 'au-dfat',
  title: 'Australian Sanctions Consolidated List',
  kind: 'list',
  jurisdiction: 'AU',
  homepage: 'https://www.dfat.gov.au/international-relations/security/sanctions/consolidated-list',
  licence: 'Commonwealth of Australia, CC BY 4.0 with exceptions',
  userAgent: 'Mozilla/5.0 (compatible; Portcullis/0.1; export screening)',
  hosts: ['www.dfat.gov.au'],
  formats: [
    {
      id: 'xlsx',
      files: [
        {
          name: 'Australian_Sanctions_Consolidated_List.xlsx',
          url: 'https://www.dfat.gov.au/sites/default/files/Australian_Sanctions_Consolidated_List.xlsx',
        },
      ],
      load: () => import('./parse.ts'),
    },
  ],
  lists: [{ id: 'au-dfat', title: 'Australian Consolidated List', effect: 'blocking' }],
  bounds: { minRecords: 5_000, sentinels: ['au-dfat:2'], bytesMax: 20 * 1024 * 1024 },
};
