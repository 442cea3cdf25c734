import type { SourceFacts } from '../source-row.ts';

/**
 * Consolidated Screening List of the Commerce, State and Treasury Departments: thirteen lists in one file, rebuilt hourly.
 * Rows have gone missing list by list in the past, so each list is counted, guarded and aged by itself.
 */
export const source: SourceFacts = {
  id: 'us-csl',
  title: 'Consolidated Screening List',
  kind: 'list',
  jurisdiction: 'US',
  homepage: 'https://www.trade.gov/consolidated-screening-list',
  licence: 'US Government work, public domain',
  userAgent: 'Portcullis/0.1 (export screening; official list refresh)',
  hosts: ['data.trade.gov', 'api.trade.gov'],
  formats: [
    {
      id: 'json',
      files: [
        {
          name: 'consolidated.json',
          url: 'https://data.trade.gov/downloadable_consolidated_screening_list/v1/consolidated.json',
        },
      ],
      load: () => import('./parse.ts'),
    },
    {
      id: 'csv',
      files: [{ name: 'consolidated.csv', alsoNamed: 'consolidated\\.csv\\.\\d{4}-\\d{2}-\\d{2}', url: null }],
      load: () => import('./parse-csv.ts'),
    },
  ],
  lists: [
    { id: 'us-bis-el', title: 'Entity List', effect: 'license' },
    { id: 'us-bis-dpl', title: 'Denied Persons List', effect: 'denial' },
    { id: 'us-bis-uvl', title: 'Unverified List', effect: 'unverified' },
    { id: 'us-bis-meu', title: 'Military End User List', effect: 'military_end_user' },
    { id: 'us-ofac-sdn', title: 'Specially Designated Nationals', effect: 'blocking' },
    { id: 'us-ofac-ssi', title: 'Sectoral Sanctions Identifications List', effect: 'sectoral' },
    { id: 'us-ofac-fse', title: 'Foreign Sanctions Evaders List', effect: 'blocking', mayBeEmpty: true },
    { id: 'us-ofac-plc', title: 'Palestinian Legislative Council List', effect: 'menu_based' },
    { id: 'us-ofac-cap', title: 'Correspondent and Payable-Through Account Sanctions', effect: 'correspondent_account' },
    { id: 'us-ofac-mbs', title: 'Non-SDN Menu-Based Sanctions List', effect: 'menu_based' },
    { id: 'us-ofac-cmic', title: 'Non-SDN Chinese Military-Industrial Complex Companies List', effect: 'securities' },
    { id: 'us-state-isn', title: 'Nonproliferation Sanctions', effect: 'nonproliferation' },
    { id: 'us-state-dtc', title: 'AECA Debarred List', effect: 'debarred' },
  ],
  bounds: { minRecords: 12_000, sentinels: ['us-ofac-sdn:36', 'us-ofac-sdn:306'], bytesMax: 200 * 1024 * 1024 },
};
