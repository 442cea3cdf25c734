import { describe, expect, test } from 'vitest';
import { showSources } from '../../shared/flows/show-sources.ts';
import { noHealth } from '../../shared/flows/source-lease.ts';
import type { EditionSource } from '../../shared/model/edition.ts';
import { knowledgeGaps } from '../../shared/screening/knowledge-gaps.ts';
import { catalog, installedCatalog, sourceRow } from '../../shared/sources/catalog.ts';
import { freshnessOf, tightened } from '../../shared/sources/freshness.ts';
import { ordinaryOrder } from '../fixtures/ordinary-record.ts';

const now = new Date('2026-11-24T12:00:00Z');
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000).toISOString();

describe('a source', () => {
  test.each([
    ['us-csl', 5.9, 'fresh'],
    ['us-csl', 6, 'warn'],
    ['us-csl', 24, 'warn'],
    ['us-csl', 24.1, 'stale'],
    ['un-sc', 47, 'warn'],
    ['un-sc', 48.1, 'stale'],
    ['us-ear', 80, 'fresh'],
    ['us-ear', 84, 'warn'],
    ['us-ear', 169, 'stale'],
  ] as const)('%s verified %d hours ago is %s', (id, hours, expected) => {
    expect(freshnessOf(sourceRow(id)!, ago(hours), now)).toBe(expected);
  });

  test('can be held to a stricter age, never to a laxer one', () => {
    const row = sourceRow('un-sc')!;
    expect(tightened(row, 12).maxAgeHours).toBe(12);
    expect(tightened(row, 500).maxAgeHours).toBe(48);
    expect(freshnessOf(tightened(row, 4), ago(4.5), now)).toBe('stale');
  });
});

const current: EditionSource = {
  version: 'v',
  provenance: 'live',
  publishedAt: null,
  retrievedAt: ago(4),
  sha256: '',
  parserVersion: 'test/1',
  entries: 1,
  lists: [],
  key: 'k',
};
const health = { ...noHealth('un-sc'), current, checkedAt: ago(4) };

describe('what a deployer chooses', () => {
  const installed = (maxAge: string, on = '') => installedCatalog({ maxAge, on });

  test('tightens single ages and leaves the others', () => {
    const rows = installed('un-sc=12, us-csl=6.5');
    expect(
      rows.filter((row, i) => row.maxAgeHours !== catalog[i]!.maxAgeHours).map(({ id, maxAgeHours }) => [id, maxAgeHours]),
    ).toEqual([
      ['us-csl', 6.5],
      ['un-sc', 12],
    ]);
    expect(installed('')).toEqual(catalog);
  });

  test('switches on what is off by default', () => {
    const added = installed('', 'ftm-entities').filter(({ enabled }, i) => enabled !== catalog[i]!.enabled);
    expect(added.map(({ id }) => id)).toEqual(['ftm-entities']);
  });

  test.each([
    ['un-sc=49', '', 'at most 48'],
    ['un-sc=0', '', 'above 0'],
    ['un-sc', '', 'above 0'],
    ['un-sc=soon', '', 'above 0'],
    ['xx-none=3', '', 'no source'],
    ['', 'xx-none', 'no source'],
  ])('is refused when it is `%s` and `%s`', (maxAge, on, word) => {
    expect(() => installed(maxAge, on)).toThrow(word);
  });

  test('holds in the gaps of a decision and in the health of a source', async () => {
    const rows = installed('un-sc=3');
    const world = {
      catalog: rows,
      sources: { health: async (id: string) => (id === 'un-sc' ? health : null) },
      clock: { now: () => now },
    };
    const shown = await showSources(world as unknown as Parameters<typeof showSources>[0]);
    expect(shown.find(({ id }) => id === 'un-sc')).toMatchObject({ maxAgeHours: 3, state: 'stale', freshness: 'stale' });
    const gaps = (which: typeof rows) =>
      knowledgeGaps({ 'un-sc': current }, { 'un-sc': ago(4) }, [], ordinaryOrder, now, which).map(({ code, subject }) => [
        code,
        subject,
      ]);
    expect(gaps(rows)).toContainEqual(['list_stale', 'un-sc']);
    expect(gaps(catalog)).not.toContainEqual(['list_stale', 'un-sc']);
  });
});
