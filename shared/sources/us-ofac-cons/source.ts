import type { SourceFacts } from '../source-row.ts';

/** OFAC's consolidated list of everything that is not SDN: sectoral, menu-based, correspondent-account, CMIC, PLC, evaders. */
export const source: SourceFacts = {
  id: 'us-ofac-cons',
  title: 'OFAC Consolidated (non-SDN) Sanctions List',
  kind: 'list',
  jurisdiction: 'US',
  homepage: 'https://sanctionslist.ofac.treas.gov/Home/ConsolidatedList',
  licence: 'US Government work, public domain',
  userAgent: 'Portcullis/0.1 (export screening; official list refresh)',
  hosts: ['sanctionslistservice.ofac.treas.gov', 'sls-sdn-production-gov.s3.us-gov-west-1.amazonaws.com', 'www.treasury.gov'],
  formats: [
    {
      id: 'xml',
      files: [
        {
          name: 'CONSOLIDATED.XML',
          url: 'https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/CONSOLIDATED.XML',
        },
      ],
      load: () => import('./parse.ts'),
    },
  ],
  lists: [
    { id: 'us-ofac-ssi', title: 'Sectoral Sanctions Identifications List', effect: 'sectoral' },
    { id: 'us-ofac-mbs', title: 'Non-SDN Menu-Based Sanctions List', effect: 'menu_based' },
    { id: 'us-ofac-cmic', title: 'Non-SDN Chinese Military-Industrial Complex Companies List', effect: 'securities' },
    { id: 'us-ofac-plc', title: 'Palestinian Legislative Council List', effect: 'menu_based' },
    { id: 'us-ofac-cap', title: 'Correspondent and Payable-Through Account Sanctions', effect: 'correspondent_account' },
    { id: 'us-ofac-fse', title: 'Foreign Sanctions Evaders List', effect: 'blocking', mayBeEmpty: true },
  ],
  // 15268 (Bank of Kunlun, 2012) and 9639 (2006).
  bounds: { minRecords: 250, sentinels: ['us-ofac-cap:15268', 'us-ofac-plc:9639'], bytesMax: 60 * 1024 * 1024 },
};
