import type { SourceFacts } from '../source-row.ts';

/** MOFCOM publishes announcements; this source is filled by import or mirror in the format of `read-import-rows`. */
export const source: SourceFacts = {
  id: 'cn-mofcom',
  title: 'MOFCOM export control, attention and unreliable entity lists',
  kind: 'list',
  jurisdiction: 'CN',
  homepage: 'https://exportcontrol.mofcom.gov.cn/',
  licence: 'facts of official publications',
  userAgent: 'Portcullis/0.1 (export screening; official list refresh)',
  hosts: [],
  formats: [
    {
      id: 'import-json',
      files: [{ name: 'mofcom-lists.json', alsoNamed: 'mofcom-lists\\.\\d{4}-\\d{2}-\\d{2}\\.json', url: null }],
      load: () => import('./parse.ts'),
    },
  ],
  lists: [{ id: 'cn-mofcom', title: 'MOFCOM export control, attention and unreliable entity lists', effect: 'export_control' }],
  bounds: { minRecords: 100, sentinels: [], bytesMax: 20 * 1024 * 1024 },
};
