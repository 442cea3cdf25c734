import { fail, ok, type Result } from '../model/result.ts';
import { sourceRow } from '../sources/catalog.ts';
import { diffVersions } from '../sources/diff-versions.ts';
import { ownRow } from '../sources/own/source.ts';
import { countChanges, recordVersion } from './take-version.ts';
import type { SourceCandidate, SourceHealth, SourceRun, World } from './world.ts';

export interface AcceptOptions {
  /** Persons it takes: 2 where the deployer asks for a second one. A manual import always takes two, its bringer being the first. */
  persons: 1 | 2;
}

/**
 * A person accepts the quarantined version of a run. It goes into force with its real differences to what is in force now; where
 * two persons are asked for, the first acceptance is recorded and the run stays quarantined. Troubles: `not_found`, `conflict`.
 */
export async function acceptVersion(
  source: string,
  runId: string,
  by: string,
  world: World,
  options: AcceptOptions,
): Promise<Result<SourceRun>> {
  const found = await candidateOf(source, runId, world);
  if (!found.ok) return found;
  const { health, run, candidate } = found.value;
  if (candidate.acceptedBy === by) return fail('conflict', 'the second person must be another one than the first');
  if (options.persons === 2 && candidate.acceptedBy === null) {
    const noted = { ...run, reasons: [...run.reasons, `accepted by \`${by}\`, waits for a second person`] };
    const written = await world.sources.putHealth({ ...health, candidate: { ...candidate, acceptedBy: by } });
    return written ? record(noted, world) : contended();
  }
  return putIntoForce(source, by, found.value, world);
}

async function putIntoForce(
  source: string,
  by: string,
  { health, run, candidate }: Found,
  world: World,
): Promise<Result<SourceRun>> {
  const at = world.clock.now().toISOString();
  const base = health.current && health.current.provenance !== 'sample' ? await world.objects.get(health.current.key) : null;
  const next = await world.objects.get(candidate.version.key);
  if (!next) return fail('conflict', 'the quarantined version is no longer in the object store');
  const changes = candidate.version.key.endsWith('.json.gz') ? [] : await diffVersions(base, next);
  const { etag, lastModified } = candidate;
  const row = sourceRow(source) ?? ownRow(source);
  const current = await recordVersion(row, { ...candidate.version, retrievedAt: at }, health.current, changes, world);
  const accepted: SourceRun = {
    ...run,
    state: 'accepted',
    endedAt: at,
    changes: countChanges(changes),
    reasons: [...run.reasons, `accepted by \`${by}\``],
  };
  const settled = { current, checkedAt: at, changedAt: at, lastError: null, lastState: accepted.state, etag, lastModified };
  const written = await world.sources.putHealth({ ...health, ...settled, candidate: null, held: [] });
  return written ? record(accepted, world) : contended();
}

/** A person rejects the quarantined version of a run: the version in force stays, and that content is not offered again. */
export async function rejectVersion(source: string, runId: string, by: string, world: World): Promise<Result<SourceRun>> {
  const found = await candidateOf(source, runId, world);
  if (!found.ok) return found;
  const { health, run, candidate } = found.value;
  const rejected = [...(health.rejected ?? []), candidate.version.version].slice(-rejectedMax);
  const written = await world.sources.putHealth({ ...health, candidate: null, lastState: 'rejected', rejected });
  const ended: SourceRun = { ...run, state: 'rejected', reasons: [...run.reasons, `rejected by \`${by}\``] };
  return written ? record(ended, world) : contended();
}

/** Contents remembered as rejected: an origin that wavers between more than a few is broken anyway. */
const rejectedMax = 20;

interface Found {
  health: SourceHealth;
  run: SourceRun;
  candidate: SourceCandidate;
}

async function candidateOf(source: string, runId: string, world: World): Promise<Result<Found>> {
  const [health, run] = await Promise.all([world.sources.health(source), world.sources.run(source, runId)]);
  if (!run) return fail('not_found', 'there is no such run of this source');
  // Later runs that met the same version stand for it as well.
  const waits = health?.candidate && (health.candidate.run === runId || health.candidate.version.version === run.version);
  if (!health?.candidate || !waits)
    return fail('conflict', `the run is \`${run.state}\` and no version of it waits for a person`);
  return ok({ health, run, candidate: health.candidate });
}

async function record(run: SourceRun, world: World): Promise<Result<SourceRun>> {
  await world.sources.putRun(run);
  return ok(run);
}

const contended = () => fail('conflict', 'the source changed meanwhile; look again');
