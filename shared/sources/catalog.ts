import type { SourceFacts, SourceRow } from './source-row.ts';
import { source as unSc } from './un-sc/source.ts';
import { source as usCsl } from './us-csl/source.ts';
import { source as usOfacSdn } from './us-ofac-sdn/source.ts';

/**
 * Every source and how this installation runs it. A new source is one folder, one row here, one fixture and one sample
 * (README.md beside this file). `maxAgeHours` follows the law's urgency: 24 for US lists, 48 for others, a week for regulations.
 */
export const catalog: readonly SourceRow[] = [
  row(usCsl, { mandatory: true, maxAgeHours: 24, schedule: '12 * * * *' }),
  row(usOfacSdn, { mandatory: true, maxAgeHours: 24, schedule: '27 * * * *' }),
  row(unSc, { mandatory: true, maxAgeHours: 48, schedule: '41 */2 * * *' }),
];

/** Rows that are fetched on schedule. */
export const sources: readonly SourceRow[] = catalog.filter((row) => row.enabled);

/** The row of a source; null for an id nobody knows. */
export const sourceRow = (id: string): SourceRow | null => catalog.find((row) => row.id === id) ?? null;

type Running = Pick<SourceRow, 'mandatory' | 'maxAgeHours' | 'schedule'> & Partial<SourceRow>;

function row(facts: SourceFacts, running: Running): SourceRow {
  // 120 s: the largest US file takes 20 s on a slow line; whatever takes six times that is a drip feed.
  return { enabled: true, supplements: null, jitterSeconds: 600, timeoutSeconds: 120, ...facts, ...running };
}
