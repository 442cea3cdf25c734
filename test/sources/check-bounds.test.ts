import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sourceRow } from '../../shared/sources/catalog.ts';
import { checkBounds } from '../../shared/sources/check-bounds.ts';
import type { CollectedVersion } from '../../shared/sources/collect-version.ts';
import { entryWriter } from '../../shared/sources/entry-artefact.ts';
import { newEntry } from '../../shared/sources/new-entry.ts';
import { sentinelNamesIn } from '../../shared/sources/sentinel-names.ts';
import type { ListFacts, VersionFacts } from '../../shared/sources/version-facts.ts';

const facts = (entries: number, more: Partial<ListFacts> = {}): VersionFacts => ({
  entries,
  lists: entries === 0 ? {} : { 'us-bis-el': { entries, filled: {}, identifiers: {}, flags: {}, ...more } },
});
const version = (of: VersionFacts): CollectedVersion => ({
  version: 'v',
  facts: of,
  notes: [],
  conflicts: [],
  ids: new Set(),
  artefact: new Uint8Array(),
  table: undefined,
});
const judge = (before: VersionFacts | null, now: VersionFacts, fromOrigin = false) =>
  checkBounds({
    row: sourceRow('us-csl')!,
    summary: { publishedAt: null, declared: null, records: now.entries, listsDeclared: null },
    next: version(now),
    previous: before,
    changes: [],
    fromOrigin,
  }).map(({ code }) => code);

describe('the bounds of a list', () => {
  test.each([
    [1000, 980, []],
    [1000, 979, ['shrunk']],
    [10_000, 9_950, []],
    [10_000, 9_949, ['shrunk']],
    [100, 97, []],
    [100, 96, ['shrunk']],
    [10, 8, []],
    [10, 7, ['shrunk']],
    [1, 0, ['no_entries', 'list_missing']],
    [1000, 1150, []],
    [1000, 1151, ['grown']],
    [20, 70, []],
    [20, 71, ['grown']],
  ] as const)('from %d to %d entries: %j', (before, now, expected) => {
    expect(judge(facts(before), facts(now))).toEqual(expected);
  });

  test('a field that was filled and is not any more is noticed, whatever the count', () => {
    const filled = (count: number) => facts(1000, { filled: { addresses: count } });
    expect(judge(filled(900), filled(801))).toEqual([]);
    expect(judge(filled(900), filled(790))).toEqual(['fill_rate']);
    expect(judge(filled(900), filled(0))).toEqual(['fill_rate']);
    const bics = (count: number) => facts(1000, { identifiers: { bic: count } });
    expect(judge(bics(30), bics(16))).toEqual([]);
    expect(judge(bics(30), bics(10))).toEqual(['fill_rate']);
    // A shorter list is said to be shorter, not to be less filled.
    const shorter = { ...facts(300), lists: { 'us-bis-el': { ...facts(300).lists['us-bis-el']!, filled: { addresses: 290 } } } };
    expect(judge(filled(950), shorter)).toEqual(['shrunk']);
  });

  test('a first version from an origin must be as large as the list is known to be; a mirrored one is taken as given', () => {
    expect(judge(null, facts(50), true)).toEqual(['too_few', 'sentinel_missing', 'sentinel_missing']);
    expect(judge(null, facts(50))).toEqual([]);
  });

  test('an unchanged version is never suspicious, however odd', () => {
    const count = fc.nat({ max: 5_000 });
    fc.assert(
      fc.property(count, count, count, (entries, addresses, flags) => {
        const same = facts(entries + 1, { filled: { addresses }, flags: { date_unreadable: flags } });
        expect(judge(same, same)).toEqual([]);
      }),
    );
  });
});

describe('names that have been listed for years', () => {
  const row = sourceRow('eu-fsf')!;
  const [one = '', two = ''] = row.bounds.sentinelNames ?? [];
  const judged = (now: string[], before: string[] | null, fromOrigin = true) =>
    checkBounds({
      row,
      summary: { publishedAt: null, declared: null, records: 5_000, listsDeclared: null },
      next: version(facts(5_000)),
      previous: before && facts(5_000),
      changes: [],
      names: { now: new Set(now), before: before && new Set(before) },
      fromOrigin,
    }).map(({ code, message }) => [code, message.includes(one)]);

  test('are not all missing from a first version of an origin', () => {
    expect(judged([], null)).toEqual([['sentinel_missing', false]]);
    expect(judged([two], null)).toEqual([]);
    expect(judged([], null, false)).toEqual([]);
  });

  test('are missed one by one when they were there', () => {
    expect(judged([two], [one, two])).toEqual([['sentinel_missing', true]]);
    expect(judged([one, two], [two])).toEqual([]);
  });

  test('are found whatever their case, accents and punctuation', async () => {
    const writer = entryWriter();
    for (const [i, name] of ['SADDAM HUSSEÏN AL TIKRITI', 'Somebody Else'].entries()) {
      const names = [{ value: name, strength: 'primary' as const, script: null, parts: null }];
      writer.add(
        JSON.stringify(
          newEntry({ id: `eu-fsf:${i}`, source: 'eu-fsf', via: 'eu-fsf', type: 'person', effect: 'blocking', names }),
        ),
      );
    }
    expect([...(await sentinelNamesIn(writer.finish(), ['Saddam Hussein Al-Tikriti', 'Nobody At All']))]).toEqual([
      'Saddam Hussein Al-Tikriti',
    ]);
  });
});
