import type { SourceFacts } from '../source-row.ts';

/** Consolidated Canadian Autonomous Sanctions List. Tag names changed between editions; both generations are read. */
export const source: SourceFacts = {
  id: 'ca-sema',
  title: 'Consolidated Canadian Autonomous Sanctions List',
  kind: 'list',
  jurisdiction: 'CA',
  homepage:
    'https://www.international.gc.ca/world-monde/international_relations-relations_internationales/sanctions/consolidated-consolide.aspx',
  licence: 'Government of Canada, non-commercial reproduction; regulations in the Canada Gazette are authentic',
  userAgent: 'Portcullis/0.1 (export screening; official list refresh)',
  hosts: ['www.international.gc.ca'],
  formats: [
    {
      id: 'xml',
      files: [
        {
          name: 'sema-lmes.xml',
          url: 'https://www.international.gc.ca/world-monde/assets/office_docs/international_relations-relations_internationales/sanctions/sema-lmes.xml',
        },
      ],
      load: () => import('./parse.ts'),
    },
  ],
  lists: [{ id: 'ca-sema', title: 'Canadian autonomous sanctions', effect: 'blocking' }],
  // Items are numbered anew with each edition: by name, of the regulations on Myanmar (2007) and Russia (2014).
  bounds: { minRecords: 2_000, sentinels: [], sentinelNames: ['Air Bagan', 'Andrei KLISHAS'], bytesMax: 40 * 1024 * 1024 },
};
