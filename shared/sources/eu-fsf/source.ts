import type { SourceFacts } from '../source-row.ts';

/**
 * Consolidated list of persons, groups and entities subject to EU financial sanctions. The token in the address is public. The
 * server takes over a minute and answers 500 in bursts. The file lags the Official Journal by some days: early designations
 * belong on a list of the deployer's own.
 */
export const source: SourceFacts = {
  id: 'eu-fsf',
  title: 'EU consolidated list of financial sanctions',
  kind: 'list',
  jurisdiction: 'EU',
  homepage:
    'https://data.europa.eu/data/datasets/consolidated-list-of-persons-groups-and-entities-subject-to-eu-financial-sanctions',
  licence: 'Commission Decision 2011/833/EU, attribution; only the Official Journal is authentic',
  userAgent: 'Portcullis/0.1 (export screening; official list refresh)',
  hosts: ['webgate.ec.europa.eu'],
  formats: [
    {
      id: 'xml-1.1',
      files: [
        {
          name: 'xmlFullSanctionsList_1_1.xml',
          url: 'https://webgate.ec.europa.eu/fsd/fsf/public/files/xmlFullSanctionsList_1_1/content?token=dG9rZW4tMjAxNw',
        },
      ],
      load: () => import('./parse.ts'),
    },
  ],
  lists: [{ id: 'eu-fsf', title: 'EU financial sanctions', effect: 'blocking' }],
  // Of three regimes (Iraq 2003, North Korea 2009, terrorism 2013), so that one regime's file alone is refused later.
  bounds: {
    minRecords: 3_000,
    sentinels: [],
    sentinelNames: ['Saddam Hussein Al-Tikriti', 'Korea Mining Development Trading Corporation', 'Hizballah Military Wing'],
    bytesMax: 200 * 1024 * 1024,
  },
};
