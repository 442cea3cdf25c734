import type { SourceFacts } from '../source-row.ts';

/**
 * Any file of entities in the FollowTheMoney format, one JSON object per line (`entities.ftm.json` of OpenSanctions and others).
 * Off by default: such data has a licence of its own, which the deployer must hold. It is looked at, never the law.
 */
export const source: SourceFacts = {
  id: 'ftm-entities',
  title: 'Entities in FollowTheMoney format (data licensed to the deployer)',
  kind: 'list',
  jurisdiction: 'OWN',
  homepage: 'https://followthemoney.tech/',
  licence: 'the deployer’s own licence',
  userAgent: 'Portcullis/0.1 (export screening)',
  hosts: [],
  formats: [{ id: 'ftm-lines', files: [{ name: 'entities.ftm.json', url: null }], load: () => import('./parse.ts') }],
  lists: [{ id: 'ftm-entities', title: 'FollowTheMoney entities', effect: 'watch' }],
  bounds: { minRecords: 1, sentinels: [], bytesMax: 1024 * 1024 * 1024 },
};
