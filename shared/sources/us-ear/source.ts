import type { FileSpec, SourceFacts } from '../source-row.ts';

const api = 'https://www.ecfr.gov/api/versioner/v1';
const parts = [738, 740, 744, 746, 774];
/** Says the issue date: the parts themselves carry none, and the day of the download is not the edition. */
const titles: FileSpec = { name: 'titles.json', url: `${api}/titles.json` };

const part = (number: number): FileSpec => ({
  name: `title-15-part-${number}.xml`,
  url: `${api}/full/{edition}/title-15.xml?part=${number}`,
});

/**
 * Export Administration Regulations, the five parts that hold tables: Country Chart (738), Country Groups and exceptions (740), end
 * users and their stays (744), sanctions lists (746), Commerce Control List (774). Not compressed text above 1 MB is served only to
 * requests that accept XML.
 */
export const source: SourceFacts = {
  id: 'us-ear',
  title: 'Export Administration Regulations (15 CFR Parts 738, 740, 744, 746, 774)',
  kind: 'law',
  jurisdiction: 'US',
  homepage: 'https://www.ecfr.gov/current/title-15/subtitle-B/chapter-VII/subchapter-C',
  licence: 'US Government work, public domain',
  userAgent: 'Portcullis/0.1 (export screening; regulation refresh)',
  hosts: ['www.ecfr.gov'],
  formats: [
    { id: 'ecfr-dated', files: [titles, ...parts.map(part)], load: () => import('./parse.ts') },
    { id: 'ecfr-parts', files: parts.map(part), load: () => import('./parse.ts') },
  ],
  edition: {
    url: 'https://www.ecfr.gov/api/versioner/v1/titles.json',
    pattern: '"number":\\s*15,[^}]*"latest_issue_date":\\s*"(\\d{4}-\\d{2}-\\d{2})"',
  },
  lists: [],
  bounds: { minRecords: 630, sentinels: [], bytesMax: 16 * 1024 * 1024 },
};
