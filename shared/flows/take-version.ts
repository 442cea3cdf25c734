import type { EditionSource } from '../model/edition.ts';
import type { ListChange } from '../model/list-change.ts';
import type { SourceRow } from '../sources/source-row.ts';
import type { FetchedSource } from './fetch-files.ts';
import { holdLists } from './hold-lists.ts';
import type { Judged } from './judge-version.ts';
import type { ParsedFiles } from './parse-files.ts';
import { rememberRemoved } from './remember-removed.ts';
import type { RunEnd } from './run-source.ts';
import type { SourceCandidate, SourceHealth, SourceRun, World } from './world.ts';

export interface Taking {
  row: SourceRow;
  health: SourceHealth;
  run: SourceRun;
  version: EditionSource;
  parsed: ParsedFiles;
  judged: Judged;
  fetched: Pick<FetchedSource, 'etag' | 'lastModified' | 'fallback'>;
  /** First of the two persons a manual import needs; null for everything else. */
  importedBy: string | null;
}

/** Puts a stored version into force, or sets it aside for a person to look at. */
export async function takeVersion(taking: Taking, world: World): Promise<RunEnd> {
  const { judged, version, importedBy } = taking;
  if (taking.health.rejected?.includes(version.version)) return rejectedBefore(taking);
  if (judged.breaches.length > 0) return (await holdLists(taking, world)) ?? quarantine(taking, world);
  if (importedBy !== null) return quarantine(taking, world);
  const current = await recordVersion(taking.row, version, taking.health.current, judged.changes, world);
  const at = world.clock.now().toISOString();
  return {
    run: { state: 'accepted', version: version.version, reasons: notices(taking, at), ...factsOf(judged) },
    health: { current, checkedAt: at, changedAt: at, lastError: null, candidate: null, held: [] },
  };
}

/** What a person wants to know of a version at a glance. */
const factsOf = ({ changes, preview }: Judged) => ({ changes: countChanges(changes), ...(preview ? { preview } : {}) });

/** Version and changes are on record before anything points at them. Gives the version with what it lately lost. */
export async function recordVersion(
  row: SourceRow,
  version: EditionSource,
  before: EditionSource | null,
  changes: ListChange[],
  world: World,
): Promise<EditionSource> {
  const removed = await rememberRemoved(row, before, changes, world);
  const recorded = removed.length > 0 ? { ...version, removed } : version;
  await world.sources.putVersion(row.id, recorded);
  await world.sources.putChanges(row.id, world.clock.now().toISOString(), changes, version.version);
  return recorded;
}

export function countChanges(changes: readonly ListChange[]): SourceCandidate['changes'] {
  const counts = { added: 0, removed: 0, changed: 0 };
  for (const change of changes) counts[change.kind] += 1;
  return counts;
}

export function quarantine({ run, version, judged, fetched, health, importedBy }: Taking, world: World): RunEnd {
  const reasons = judged.breaches.map((breach) => `${breach.code}: ${breach.message}`);
  if (importedBy !== null) reasons.unshift('import: a second person must accept what one person brought');
  const at = world.clock.now().toISOString();
  const { etag, lastModified } = fetched;
  const changes = countChanges(judged.changes);
  const waiting = health.candidate?.version.version === version.version ? health.candidate : null;
  if (waiting) reasons.push(`waiting: the same version waits since run \`${waiting.run}\``);
  return {
    run: { state: 'quarantined', version: version.version, reasons, ...factsOf(judged) },
    health: {
      // Met again by the next refresh, it keeps its place and what the first of two persons said of it.
      candidate: waiting ?? { version, run: run.id, at, reasons, changes, etag, lastModified, acceptedBy: importedBy },
      lastError: reasons[0] ?? null,
      // Validators of what is in force: the quarantined file is to be downloaded again.
      etag: health.etag,
      lastModified: health.lastModified,
    },
  };
}

function rejectedBefore({ version, health }: Taking): RunEnd {
  const reason = 'rejected: the origin still publishes a version that a person rejected';
  const { etag, lastModified } = health;
  return {
    run: { state: 'rejected', version: version.version, reasons: [reason] },
    health: { lastError: reason, etag, lastModified },
  };
}

/** What a person should know of a version that was taken all the same. */
function notices({ parsed, version, health, fetched }: Taking, at: string): string[] {
  const notes = parsed.version.notes.map((note) => `${note.code}: \`${note.at}\` (${note.count})`);
  if (fetched.fallback) notes.unshift(`${fetched.fallback.code}: ${fetched.fallback.message}`);
  if (version.publishedAt && Date.parse(version.publishedAt) > Date.parse(at) + 24 * 3_600_000) {
    notes.push(`future_date: the file says it was published ${version.publishedAt}`);
  }
  if (health.current && health.current.sha256 === version.sha256 && health.current.parserVersion !== version.parserVersion) {
    notes.push(
      `parser_changed: the same bytes were read by \`${version.parserVersion}\` instead of \`${health.current.parserVersion}\``,
    );
  }
  return notes;
}
