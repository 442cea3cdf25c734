import type { SourceFacts } from '../source-row.ts';

/** METI publishes the list as a document; this source is filled by import or mirror in the format of `read-import-rows`. */
export const source: SourceFacts = {
  id: 'jp-meti',
  title: 'METI Foreign End User List',
  kind: 'list',
  jurisdiction: 'JP',
  homepage: 'https://www.meti.go.jp/policy/anpo/law05.html',
  licence: 'facts of official publications',
  userAgent: 'Portcullis/0.1 (export screening; official list refresh)',
  hosts: [],
  formats: [
    {
      id: 'import-json',
      files: [
        {
          name: 'meti-foreign-end-user-list.json',
          alsoNamed: 'meti-foreign-end-user-list\\.\\d{4}-\\d{2}-\\d{2}\\.json',
          url: null,
        },
      ],
      load: () => import('./parse.ts'),
    },
  ],
  lists: [{ id: 'jp-meti', title: 'METI Foreign End User List', effect: 'end_user_concern' }],
  bounds: { minRecords: 500, sentinels: [], bytesMax: 20 * 1024 * 1024 },
};
