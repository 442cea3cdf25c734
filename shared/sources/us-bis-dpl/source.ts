import type { SourceFacts } from '../source-row.ts';

/** BIS Denied Persons List: a table with tabs. Some entries never expire in practice; a few years are misprints and stay as written. */
export const source: SourceFacts = {
  id: 'us-bis-dpl',
  title: 'BIS Denied Persons List',
  kind: 'list',
  jurisdiction: 'US',
  homepage: 'https://www.bis.gov/licensing/end-user-guidance/denied-persons-list-dpl',
  licence: 'US Government work, public domain',
  userAgent: 'Portcullis/0.1 (export screening; official list refresh)',
  hosts: ['www.bis.doc.gov', 'www.bis.gov', 'media.bis.gov'],
  formats: [
    { id: 'tsv', files: [{ name: 'dpl.txt', url: 'https://www.bis.doc.gov/dpl/dpl.txt' }], load: () => import('./parse.ts') },
  ],
  lists: [{ id: 'us-bis-dpl', title: 'Denied Persons List', effect: 'denial' }],
  // The ids are made from name and country, so by name: two companies denied until 2056.
  bounds: {
    minRecords: 300,
    sentinels: [],
    sentinelNames: ['Infocom Corporation, Inc', 'Tetrabal Corporation, Inc'],
    bytesMax: 20 * 1024 * 1024,
  },
};
