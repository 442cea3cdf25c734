import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sourceRow } from '../../shared/sources/catalog.ts';
import { type CollectedVersion, collectVersion } from '../../shared/sources/collect-version.ts';
import { diffVersions } from '../../shared/sources/diff-versions.ts';
import { sentinelNamesIn } from '../../shared/sources/sentinel-names.ts';
import type { ParseSummary, SourceParser } from '../../shared/sources/source-parser.ts';
import { missing, referenceFile } from '../reference.ts';
import { parseBytes, sliced } from './parse-bytes.ts';

interface FullSize {
  source: string;
  file: string;
  /** Other layout than the first, by id. */
  format?: string;
  records: number;
  entries: number;
  /** Blank rows of a worksheet, told in the run's notes. */
  skipped?: number;
}

// Counted by hand or by another tool in the files' own description.
const files: readonly FullSize[] = [
  { source: 'us-ofac-sdn', file: 'us-ofac-sdn/SDN.XML', records: 19_181, entries: 19_181 },
  { source: 'us-ofac-cons', file: 'us-ofac-cons/CONSOLIDATED.XML', records: 443, entries: 443 },
  { source: 'us-ofac-cons', file: 'us-ofac-cons/previous/CONSOLIDATED.XML', records: 443, entries: 443 },
  { source: 'us-csl', file: 'us-csl/consolidated.json', records: 25_921, entries: 25_921 },
  // One bank stands twice under one number: its second row is numbered.
  { source: 'us-csl', file: 'us-csl/consolidated.csv.2022-05-16', format: 'csv', records: 14_160, entries: 14_160 },
  { source: 'un-sc', file: 'un-sc/consolidated.xml', records: 1_000, entries: 1_000 },
  { source: 'un-sc', file: 'un-sc/previous/consolidated.xml', records: 877, entries: 877 },
  { source: 'eu-fsf', file: 'eu-fsf/xmlFullSanctionsList_1_1.xml', records: 5_316, entries: 5_316 },
  { source: 'uk-sl', file: 'uk-sl/UK-Sanctions-List.xml', records: 6_046, entries: 6_046 },
  { source: 'ca-sema', file: 'ca-sema/sema-lmes.xml', records: 4_759, entries: 4_759 },
  { source: 'ca-sema', file: 'ca-sema/previous/sema-lmes.xml', records: 1_369, entries: 1_369 },
  // Rows of names; several are one party.
  { source: 'au-dfat', file: 'au-dfat/Australian_Sanctions_Consolidated_List.xlsx', records: 11_068, entries: 3_846 },
  // 9,560 rows of the worksheet, the last seven of them blank.
  {
    source: 'au-dfat',
    file: 'au-dfat/previous/Australian_Sanctions_Consolidated_List.xlsx',
    records: 9_553,
    entries: 3_062,
    skipped: 7,
  },
  { source: 'us-bis-dpl', file: 'us-bis-dpl/dpl.txt', records: 665, entries: 665 },
  { source: 'us-bis-dpl', file: 'us-bis-dpl/previous/dpl.txt', records: 581, entries: 581 },
  { source: 'jp-meti', file: 'jp-meti/meti-foreign-end-user-list.2026-07-20.json', records: 835, entries: 835 },
  { source: 'cn-mofcom', file: 'cn-mofcom/mofcom-lists.2026-07-19.json', records: 240, entries: 240 },
];

const fileOf = (path: string) => referenceFile(`lists/${path}`);
const parserOf = async (source: string, format?: string): Promise<SourceParser> => {
  const formats = sourceRow(source)!.formats;
  return (await (formats.find(({ id }) => id === format) ?? formats[0]!).load()).parser;
};

async function collected(
  source: string,
  path: string,
  format?: string,
): Promise<{ summary: ParseSummary; version: CollectedVersion }> {
  const collecting = collectVersion();
  const parser = await parserOf(source, format);
  const result = await parser.parse([sliced(path, readFileSync(fileOf(path)!), 65_536)], collecting.sink);
  if (!result.ok) throw new Error(result.trouble.message);
  return { summary: result.value, version: await collecting.finish() };
}

describe('a full-size official file has as many entries as counted elsewhere', () => {
  for (const { source, file, format, records, entries, skipped = 0 } of files) {
    test.skipIf(missing(`lists/${file}`))(file, async () => {
      const { summary, version } = await collected(source, file, format);
      expect([summary.records, version.facts.entries]).toEqual([records, entries]);
      expect(version.notes.find(({ code }) => code === 'skipped_row')?.count ?? 0).toBe(skipped);
      if (summary.declared !== null) expect(summary.declared).toBe(records);
    });
  }

  test.skipIf(missing('lists/us-ofac-sdn/SDN.XML'))(
    'weak aliases, births and identifiers of OFAC’s file come through',
    async () => {
      const parsed = await parseBytes(
        await parserOf('us-ofac-sdn'),
        { 'SDN.XML': readFileSync(fileOf('us-ofac-sdn/SDN.XML')!) },
        65_536,
      );
      const sum = (count: (entry: (typeof parsed.entries)[number]) => number) =>
        parsed.entries.reduce((total, entry) => total + count(entry), 0);
      expect(sum(({ addresses }) => addresses.length)).toBeGreaterThan(21_600);
      expect(sum(({ datesOfBirth }) => datesOfBirth.length)).toBe(6_948);
      expect(sum(({ names }) => names.filter(({ strength }) => strength === 'weak').length)).toBeGreaterThan(4_300);
      expect(sum(({ identifiers }) => identifiers.length)).toBeGreaterThan(14_000);
      expect(Object.keys(parsed.notes).filter((note) => note.startsWith('unknown_field'))).toEqual([]);
    },
  );
});

describe('what a list must always hold', () => {
  for (const { source, file } of files.filter(({ file }) => !file.includes('previous') && !file.includes('csv'))) {
    const { sentinels, sentinelNames = [] } = sourceRow(source)!.bounds;
    if (sentinels.length + sentinelNames.length === 0) continue;
    test.skipIf(missing(`lists/${file}`))(`is in ${source}`, async () => {
      const { version } = await collected(source, file);
      expect(sentinels.filter((id) => !version.ids.has(id))).toEqual([]);
      expect([...(await sentinelNamesIn(version.artefact, sentinelNames))].sort()).toEqual([...sentinelNames].sort());
    });
  }
});

describe('two dated editions differ as counted elsewhere', () => {
  test.skipIf(missing('lists/us-ofac-cons/previous/CONSOLIDATED.XML'))(
    'OFAC consolidated 2024-05-06 and 2025-03-28',
    async () => {
      const [before, after] = [
        await collected('us-ofac-cons', 'us-ofac-cons/previous/CONSOLIDATED.XML'),
        await collected('us-ofac-cons', 'us-ofac-cons/CONSOLIDATED.XML'),
      ];
      // 227 of the 301 records differ only in the order of their rows; they were published anew all the same.
      expect(count(await diffVersions(before.version.artefact, after.version.artefact))).toEqual({
        added: 1,
        removed: 1,
        changed: 301,
      });
    },
  );

  test.skipIf(missing('lists/us-ofac-sdn/previous/SDN.XML'))('OFAC SDN 2026-06-02 and 2026-07-31', async () => {
    const [before, after] = [
      await collected('us-ofac-sdn', 'us-ofac-sdn/previous/SDN.XML'),
      await collected('us-ofac-sdn', 'us-ofac-sdn/SDN.XML'),
    ];
    const changes = await diffVersions(before.version.artefact, after.version.artefact);
    expect(count(changes)).toEqual({ added: 340, removed: 161, changed: 40 });
  });
});

function count(changes: Awaited<ReturnType<typeof diffVersions>>): Record<string, number> {
  const counts: Record<string, number> = { added: 0, removed: 0, changed: 0 };
  for (const { kind } of changes) counts[kind]! += 1;
  return counts;
}

describe('a real broken download is refused with a reason for a person', () => {
  const broken = [
    { source: 'un-sc', file: 'un-sc/faults/consolidated.2025-08-16.invalid-utf8.xml', reason: /^not valid UTF-8 near byte \d+/ },
    {
      source: 'us-csl',
      file: 'us-csl/faults/consolidated.csv.2023-11-30.truncated',
      format: 'csv',
      reason: /header stands again|breaks off/,
    },
  ];
  for (const { source, file, format, reason } of broken) {
    test.skipIf(missing(`lists/${file}`))(file, async () => {
      const { result } = await parseBytes(await parserOf(source, format), { x: readFileSync(fileOf(file)!) }, 65_536);
      expect(result.ok ? '' : result.trouble.message).toMatch(reason);
    });
  }
});
