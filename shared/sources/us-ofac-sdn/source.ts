import type { SourceFacts } from '../source-row.ts';

/** OFAC Specially Designated Nationals and Blocked Persons List. The service answers with a redirect to a presigned address. */
export const source: SourceFacts = {
  id: 'us-ofac-sdn',
  title: 'OFAC Specially Designated Nationals and Blocked Persons List',
  kind: 'list',
  jurisdiction: 'US',
  homepage: 'https://sanctionslist.ofac.treas.gov/Home/SdnList',
  licence: 'US Government work, public domain',
  userAgent: 'Portcullis/0.1 (export screening; official list refresh)',
  hosts: ['sanctionslistservice.ofac.treas.gov', 'sls-sdn-production-gov.s3.us-gov-west-1.amazonaws.com', 'www.treasury.gov'],
  formats: [
    {
      id: 'xml',
      files: [{ name: 'SDN.XML', url: 'https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/SDN.XML' }],
      load: () => import('./parse.ts'),
    },
    {
      id: 'csv',
      files: ['sdn.csv', 'alt.csv', 'add.csv', 'sdn_comments.csv'].map((name) => ({ name, url: null })),
      load: () => import('./parse-csv.ts'),
    },
  ],
  lists: [{ id: 'us-ofac-sdn', title: 'Specially Designated Nationals', effect: 'blocking' }],
  // 36 (Aerocaribbean) and 306 (Banco Nacional de Cuba): listed since the 1980s and 1990s.
  bounds: { minRecords: 12_000, sentinels: ['us-ofac-sdn:36', 'us-ofac-sdn:306'], bytesMax: 200 * 1024 * 1024 },
};
