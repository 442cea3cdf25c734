import type { SourceRow } from './source-row.ts';

// Lists change at any hour, and most of what is blocked moves within six hours of a listing: that long without a look deserves one.
const warnHours = 6;
const hourMs = 3_600_000;

export type Freshness = 'fresh' | 'warn' | 'stale';

/**
 * How old the last verification is: `warn` from 6 hours (a regulation: from half its age), `stale` past the source's maximum age,
 * which fails closed. Verified means that the origin was seen to publish this very content; the date in the file says nothing.
 */
export function freshnessOf(row: Pick<SourceRow, 'kind' | 'maxAgeHours'>, verifiedAt: string, now: Date): Freshness {
  const hours = (now.getTime() - Date.parse(verifiedAt)) / hourMs;
  if (hours > row.maxAgeHours) return 'stale';
  if (!Number.isFinite(row.maxAgeHours)) return 'fresh';
  return hours >= (row.kind === 'law' ? row.maxAgeHours / 2 : Math.min(warnHours, row.maxAgeHours)) ? 'warn' : 'fresh';
}

/** A row with a maximum age of the deployer's own: it may be stricter than the catalog's, never laxer. */
export const tightened = (row: SourceRow, maxAgeHours: number): SourceRow => ({
  ...row,
  maxAgeHours: Math.min(row.maxAgeHours, maxAgeHours),
});
