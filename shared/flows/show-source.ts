import type { EditionSource } from '../model/edition.ts';
import { type Freshness, freshnessOf } from '../sources/freshness.ts';
import type { SourceRow } from '../sources/source-row.ts';
import { noHealth } from './source-lease.ts';
import type { SourceHealth, SourceState } from './world.ts';

export interface SourceView {
  id: string;
  title: string;
  jurisdiction: string;
  kind: SourceRow['kind'];
  mandatory: boolean;
  state: SourceState;
  /** By the last verification; null before the first. */
  freshness: Freshness | null;
  version: string | null;
  publishedAt: string | null;
  changedAt: string | null;
  checkedAt: string | null;
  entries: number;
  lists: EditionSource['lists'];
  /** Null: holds as long as it stands (own lists). */
  maxAgeHours: number | null;
  lastRun: string | null;
  lastState: SourceHealth['lastState'];
  lastError: string | null;
  /** Whether a refresh is under way now. */
  refreshing: boolean;
  /** A version that waits for a person, with the run to accept or to reject. */
  quarantined: { run: string; at: string; reasons: string[] } | null;
  /** Lists of the file whose last good rows serve on while the others are new. */
  held: NonNullable<SourceHealth['held']>;
  homepage: string;
}

/** A source and its health as the API answers them. */
export function showSource(row: SourceRow, health: SourceHealth | null, now: Date): SourceView {
  const { current, checkedAt, changedAt, lastRun, lastState, lastError, candidate } = health ?? noHealth(row.id);
  const { id, title, jurisdiction, kind, mandatory, homepage } = row;
  return {
    id,
    title,
    jurisdiction,
    kind,
    mandatory,
    state: stateOf(row, health, now),
    freshness: current ? freshnessOf(row, checkedAt ?? current.retrievedAt, now) : null,
    version: current?.version ?? null,
    publishedAt: current?.publishedAt ?? null,
    changedAt,
    checkedAt,
    entries: current?.entries ?? 0,
    lists: current?.lists ?? [],
    maxAgeHours: Number.isFinite(row.maxAgeHours) ? row.maxAgeHours : null,
    lastRun,
    lastState,
    lastError,
    refreshing: Date.parse(health?.lease?.until ?? '') > now.getTime(),
    quarantined: candidate ? { run: candidate.run, at: candidate.at, reasons: candidate.reasons } : null,
    held: health?.held ?? [],
    homepage,
  };
}

/** The gravest word that is true: stale fails closed, so it is told before the trouble that may have led to it. */
function stateOf(row: SourceRow, health: SourceHealth | null, now: Date): SourceState {
  if (!health?.current) return health?.lastState === 'failed' || health?.lastState === 'quarantined' ? health.lastState : 'never';
  if (health.current.provenance === 'sample') return 'sample';
  if (freshnessOf(row, health.checkedAt ?? health.current.retrievedAt, now) === 'stale') return 'stale';
  if (health.candidate) return 'quarantined';
  return health.lastState === 'failed' ? 'failed' : health.current.provenance;
}
