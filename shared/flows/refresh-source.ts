import type { Trouble } from '../model/result.ts';
import { sourceRow } from '../sources/catalog.ts';
import type { SourceRow } from '../sources/source-row.ts';
import { dueForFullFetch, type FetchedSource, fetchFiles } from './fetch-files.ts';
import { judgeVersion } from './judge-version.ts';
import { type ParsedFiles, parseFiles, parserOf, rawHash } from './parse-files.ts';
import { endLease, takeLease } from './source-lease.ts';
import { storeRaw, storeVersion } from './store-version.ts';
import { takeVersion } from './take-version.ts';
import type { SourceHealth, SourceRun, World } from './world.ts';

export interface RefreshProgress {
  source: string;
  phase: 'fetch' | 'parse' | 'compare';
  bytes: number | null;
  entries: number | null;
}

export interface RefreshOptions {
  /** Id of the run, when it was promised to somebody before it began. */
  runId?: string;
  /** Ask the origin without validators. */
  unconditional?: boolean;
  progress?: (progress: RefreshProgress) => void;
  /** Told once the run is on record. */
  started?: (run: SourceRun) => void;
  /** Another row than the catalog's: own lists, tests. */
  row?: SourceRow;
}

/** What a step of the run decided: the end of the run and what becomes of the health record. */
export interface RunEnd {
  run: Partial<SourceRun> & Pick<SourceRun, 'state'>;
  health: Partial<SourceHealth>;
}

/**
 * Refreshes one source: fetch → parse → compare → store → health. Exactly one terminal state per run; whatever goes wrong,
 * the version in force serves on and its age runs. Publishing an edition is the next flow (`publish-edition`).
 */
export async function refreshSource(sourceId: string, world: World, options: RefreshOptions = {}): Promise<SourceRun> {
  const row = options.row ?? sourceRow(sourceId);
  if (!row) throw new RangeError('there is no such source');
  const lease = await takeLease(row, world, options.runId ?? world.clock.newId('run'));
  options.started?.(lease.run);
  if (!lease.held) return lease.run;
  const end = await runOnce(row, world, lease.health, lease.run, options).catch((error: unknown) => failedBy(error, world));
  return finishRun(lease.run, lease.health, end, world);
}

async function runOnce(
  row: SourceRow,
  world: World,
  health: SourceHealth,
  run: SourceRun,
  options: RefreshOptions,
): Promise<RunEnd> {
  const tell = (phase: RefreshProgress['phase'], bytes: number | null, entries: number | null) =>
    options.progress?.({ source: row.id, phase, bytes, entries });
  const full = options.unconditional === true || dueForFullFetch(health, world.clock.now());
  const fetched = await fetchFiles(row, world, health, !full, (bytes) => tell('fetch', bytes, null));
  if (!fetched.ok) return failed(fetched.trouble);
  if (fetched.value === 'not_modified') return unchanged(health, world, {});
  const files = fetched.value;
  const refused = refuseSample(health, files);
  if (refused) return failed(refused);
  const sha256 = rawHash(files.files);
  const bytes = files.files.reduce((sum, file) => sum + file.bytes.length, 0);
  const parser = await parserOf(files.format, files.provenance);
  const seen = {
    etag: files.etag,
    lastModified: files.lastModified,
    fullFetchAt: full ? world.clock.now().toISOString() : (health.fullFetchAt ?? null),
  };
  const facts = { bytes, provenance: files.provenance };
  if (health.current?.sha256 === sha256 && health.current.parserVersion === parser.version)
    return unchanged(health, world, seen, facts);
  const parsed = await parseFiles(files.files, parser, world, (entries) => tell('parse', bytes, entries));
  if (!parsed.ok) return failed(parsed.trouble, facts);
  tell('compare', bytes, parsed.value.version.facts.entries);
  const end = await takeParsed(row, world, health, run, files, parsed.value, sha256);
  return { run: { ...facts, entries: parsed.value.version.facts.entries, ...end.run }, health: { ...seen, ...end.health } };
}

/** Stores what was parsed and takes it into force, or into quarantine with its reasons. */
async function takeParsed(
  row: SourceRow,
  world: World,
  health: SourceHealth,
  run: SourceRun,
  fetched: FetchedSource,
  parsed: ParsedFiles,
  sha256: string,
): Promise<RunEnd> {
  const { current } = health;
  if (current?.version === parsed.version.version && current.provenance === fetched.provenance) {
    return unchanged(health, world, { current: { ...current, sha256, parserVersion: parsed.parserVersion } });
  }
  await storeRaw(row, fetched.files, sha256, world);
  const judged = await judgeVersion(row, parsed, current, world, fetched.provenance === 'live');
  const version = await storeVersion(row, parsed, { sha256, provenance: fetched.provenance }, world);
  return takeVersion({ row, health, run, version, parsed, judged, fetched }, world);
}

function unchanged(health: SourceHealth, world: World, seen: Partial<SourceHealth>, facts: Partial<SourceRun> = {}): RunEnd {
  const version = health.current?.version ?? null;
  return {
    run: { state: 'unchanged', version, entries: health.current?.entries ?? null, ...facts },
    health: { ...seen, checkedAt: world.clock.now().toISOString(), lastError: null },
  };
}

function failed(trouble: Trouble, facts: Partial<SourceRun> = {}): RunEnd {
  const reason = `${trouble.code}: ${trouble.message}`;
  // Validators of a file that was refused are not kept: the next run downloads again.
  return { run: { state: 'failed', reasons: [reason], ...facts }, health: { lastError: reason } };
}

/** A real list, however old, is never replaced by the embedded sample. */
function refuseSample(health: SourceHealth, fetched: FetchedSource): Trouble | null {
  if (fetched.provenance !== 'sample' || !health.current || health.current.provenance === 'sample') return null;
  return fetched.fallback ?? { code: 'unreachable', message: 'the origin could not be reached' };
}

/** A bug or a broken store ends the run like any other trouble, without its stack and without a listed name. */
function failedBy(error: unknown, world: World): RunEnd {
  const name = error instanceof Error ? error.name : 'unknown';
  world.log.error('a refresh broke off', { error: name });
  return failed({ code: 'internal', message: `the run broke off with \`${name}\`` });
}

async function finishRun(run: SourceRun, health: SourceHealth, end: RunEnd, world: World): Promise<SourceRun> {
  const endedAt = world.clock.now().toISOString();
  let ended: SourceRun = { ...run, ...end.run, endedAt };
  const written = await endLease({ ...health, ...end.health, lastRun: run.id, lastState: ended.state }, world);
  if (!written) {
    ended = { ...ended, state: 'failed', reasons: ['superseded: another run took over while this one was at work'] };
  }
  await world.sources.putRun(ended);
  const { source, state, entries, bytes } = ended;
  world.log.info('refresh ended', { source, state, entries, bytes, reasons: ended.reasons.length });
  return ended;
}
