import type { Provenance } from '../model/edition.ts';
import type { Result, Trouble } from '../model/result.ts';
import type { SourceRow } from '../sources/source-row.ts';
import type { FetchedSource } from './fetch-files.ts';
import { judgeVersion } from './judge-version.ts';
import { type ParsedFiles, parseFiles, parserOf, rawHash } from './parse-files.ts';
import { endLease, takeLease } from './source-lease.ts';
import { storeRaw, storeVersion } from './store-version.ts';
import { takeVersion } from './take-version.ts';
import type { SourceHealth, SourceRun, World } from './world.ts';

export interface RunProgress {
  source: string;
  phase: 'fetch' | 'parse' | 'compare';
  bytes: number | null;
  entries: number | null;
}

export interface RunOptions {
  /** Id of the run, when it was promised to somebody before it began. */
  runId?: string;
  progress?: (progress: RunProgress) => void;
  /** Told once the run is on record. */
  started?: (run: SourceRun) => void;
  /** Nobody else can be at work: a lease that stands is a dead worker's. */
  alone?: boolean;
  /** The files were handed over and are lost if nobody takes them: a run at work is waited for, not joined. */
  brought?: boolean;
  /** Who brought the files, for a version that a second person must accept before it is in force. */
  importedBy?: string;
}

/** What a step of the run decided: the end of the run and what becomes of the health record. */
export interface RunEnd {
  run: Partial<SourceRun> & Pick<SourceRun, 'state'>;
  health: Partial<SourceHealth>;
}

export interface Obtained {
  files: FetchedSource;
  /** Set when the download went without validators. */
  fullFetchAt: string | null;
}

/** Brings the files of a run, however: a download, an upload, an import. */
export type Obtain = (health: SourceHealth, progress: (bytes: number) => void) => Promise<Result<Obtained | 'not_modified'>>;

/**
 * One run of one source: obtain → parse → compare → store → health, under a lease. Exactly one terminal state per run; whatever
 * goes wrong, the version in force serves on and its age runs.
 */
export async function runSource(row: SourceRow, world: World, options: RunOptions, obtain: Obtain): Promise<SourceRun> {
  const runId = options.runId ?? world.clock.newId('run');
  let lease = await takeLease(row, world, runId, options.alone ?? false);
  for (let waits = 0; options.brought && !lease.held && waits < busyWaits; waits++) {
    await world.clock.sleep(busyWaitMs);
    lease = await takeLease(row, world, runId, false);
  }
  if (!lease.held && options.brought) return turnAway(lease.run, runId, row, world);
  if (!lease.held) return stepBack(row, lease.run, options, world);
  options.started?.(lease.run);
  const end = await runOnce(row, world, lease.health, lease.run, options, obtain).catch((error: unknown) =>
    brokenOff(error, world),
  );
  return finishRun(lease.run, lease.health, end, world);
}

/** A run at work is most often done within seconds: parsing a list takes two. */
const busyWaits = 40;
const busyWaitMs = 250;

/** What was brought was not taken: said so, since an answer of "unchanged" would lose it unseen. */
async function turnAway(holder: SourceRun, id: string, row: SourceRow, world: World): Promise<SourceRun> {
  const at = world.clock.now().toISOString();
  const reasons = [`busy: \`${holder.id}\` is at work on this source; send it again when that has ended`];
  const run: SourceRun = { ...holder, id, source: row.id, state: 'failed', startedAt: at, endedAt: at, reasons };
  await world.sources.putRun(run);
  return run;
}

async function runOnce(
  row: SourceRow,
  world: World,
  health: SourceHealth,
  run: SourceRun,
  options: RunOptions,
  obtain: Obtain,
): Promise<RunEnd> {
  const tell = (phase: RunProgress['phase'], bytes: number | null, entries: number | null) =>
    options.progress?.({ source: row.id, phase, bytes, entries });
  const obtained = await obtain(health, (bytes) => tell('fetch', bytes, null));
  if (!obtained.ok)
    return obtained.trouble.code === 'no_origin' ? nowhereToLook(obtained.trouble, health) : failed(obtained.trouble);
  if (obtained.value === 'not_modified') return unchanged(health, world, {});
  const { files, fullFetchAt } = obtained.value;
  const refused = refuseSample(health, files);
  if (refused) return failed(refused);
  const sha256 = rawHash(files.files);
  const bytes = files.files.reduce((sum, file) => sum + file.bytes.length, 0);
  const parser = await parserOf(files.format, files.provenance);
  const seen = { etag: files.etag, lastModified: files.lastModified, fullFetchAt: fullFetchAt ?? health.fullFetchAt ?? null };
  const facts = { bytes, provenance: files.provenance };
  if (isInForce(health, sha256, parser.version, files.provenance)) return unchanged(health, world, seen, facts);
  const parsed = await parseFiles(files.files, parser, world, (entries) => tell('parse', bytes, entries));
  if (!parsed.ok) return failed(parsed.trouble, facts);
  const { version, summary } = parsed.value;
  // A regulation has no parties: its records are the entries of its main table.
  const entries = row.kind === 'law' ? summary.records : version.facts.entries;
  tell('compare', bytes, entries);
  const end = await takeParsed(row, world, health, run, options, files, parsed.value, sha256);
  return { run: { ...facts, entries, records: summary.records, ...end.run }, health: { ...seen, ...end.health } };
}

function isInForce({ current, held }: SourceHealth, sha256: string, parserVersion: string, provenance: Provenance): boolean {
  if (!current || (held?.length ?? 0) > 0) return false;
  return current.sha256 === sha256 && current.parserVersion === parserVersion && current.provenance === provenance;
}

/** Stores what was parsed and takes it into force, or into quarantine with its reasons. */
async function takeParsed(
  row: SourceRow,
  world: World,
  health: SourceHealth,
  run: SourceRun,
  options: RunOptions,
  fetched: FetchedSource,
  parsed: ParsedFiles,
  sha256: string,
): Promise<RunEnd> {
  const { current } = health;
  if (current?.version === parsed.version.version && current.provenance === fetched.provenance) {
    return unchanged(health, world, { current: { ...current, sha256, parserVersion: parsed.parserVersion }, held: [] });
  }
  await storeRaw(row, fetched.files, sha256, world);
  const judged = await judgeVersion(row, parsed, current, world, fetched.provenance === 'live');
  const version = await storeVersion(row, parsed, { sha256, provenance: fetched.provenance }, world);
  return takeVersion({ row, health, run, version, parsed, judged, fetched, importedBy: options.importedBy ?? null }, world);
}

function unchanged(health: SourceHealth, world: World, seen: Partial<SourceHealth>, facts: Partial<SourceRun> = {}): RunEnd {
  const version = health.current?.version ?? null;
  return {
    run: { state: 'unchanged', version, entries: health.current?.entries ?? null, ...facts },
    // What waits for a person is overtaken: the origin publishes the good version again.
    health: { ...seen, checkedAt: world.clock.now().toISOString(), lastError: null, candidate: null },
  };
}

function failed(trouble: Trouble, facts: Partial<SourceRun> = {}): RunEnd {
  const reason = `${trouble.code}: ${trouble.message}`;
  // Validators of a file that was refused are not kept: the next run downloads again.
  return { run: { state: 'failed', reasons: [reason], ...facts }, health: { lastError: reason } };
}

/** A list that only ever arrives by hand is not broken when nobody brought it; its age runs all the same. */
function nowhereToLook(trouble: Trouble, health: SourceHealth): RunEnd {
  const reason = `${trouble.code}: ${trouble.message}`;
  const { version = null, entries = null } = health.current ?? {};
  return { run: { state: 'unchanged', version, entries, reasons: [reason] }, health: { lastError: reason } };
}

/** A real list, however old, is never replaced by the embedded sample. */
function refuseSample(health: SourceHealth, fetched: FetchedSource): Trouble | null {
  if (fetched.provenance !== 'sample' || !health.current || health.current.provenance === 'sample') return null;
  return fetched.fallback ?? { code: 'unreachable', message: 'the origin could not be reached' };
}

/** A bug or a broken store ends the run like any other trouble, without its stack and without a listed name. */
function brokenOff(error: unknown, world: World): RunEnd {
  const name = error instanceof Error ? error.name : 'unknown';
  world.log.error('a refresh broke off', { error: name });
  return failed({ code: 'internal', message: `the run broke off with \`${name}\`` });
}

/** Another run is at work on the source. A run that was promised is ended by saying so; nobody asked for any other. */
async function stepBack(row: SourceRow, holder: SourceRun, options: RunOptions, world: World): Promise<SourceRun> {
  if (options.runId === undefined || options.runId === holder.id) return holder;
  const now = world.clock.now().toISOString();
  const joined: SourceRun = {
    ...holder,
    id: options.runId,
    source: row.id,
    state: 'unchanged',
    startedAt: now,
    endedAt: now,
    reasons: [`joined: \`${holder.id}\` was already at work on this source`],
  };
  await world.sources.putRun(joined);
  return joined;
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
  // Read by the alarms: a run that had nowhere to look ended well and verified nothing.
  const verified = written && end.health.checkedAt !== undefined;
  const code = codeOf(ended);
  world.log.info('refresh ended', { source, state, code, verified, entries, bytes, reasons: ended.reasons.length });
  return ended;
}

/** What a failed run stumbled over, or `drift` when a publisher began to say what nobody here can read; null: neither. */
function codeOf({ state, reasons }: SourceRun): string | null {
  const words = reasons.map((reason) => reason.slice(0, reason.indexOf(':')));
  if (state === 'failed') return words[0] ?? null;
  return words.some((word) => word === 'unknown_type' || word === 'unknown_list') ? 'drift' : null;
}
