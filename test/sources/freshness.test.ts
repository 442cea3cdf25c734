import { describe, expect, test } from 'vitest';
import { sourceRow } from '../../shared/sources/catalog.ts';
import { freshnessOf, tightened } from '../../shared/sources/freshness.ts';

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
