import type { SourceRow } from '../sources/source-row.ts';
import type { SourceHealth, SourceRun, World } from './world.ts';

// Beyond the downloads' own limit (a last try may begin just within it): parsing, comparing and storing of the largest list on a busy machine.
const graceMs = 180_000;

export type Lease = { held: true; run: SourceRun; health: SourceHealth } | { held: false; run: SourceRun };

/** The health record of a source nobody refreshed yet. */
export const noHealth = (source: string): SourceHealth => ({
  source,
  current: null,
  checkedAt: null,
  changedAt: null,
  lastRun: null,
  lastState: null,
  lastError: null,
  etag: null,
  lastModified: null,
  revision: 0,
});

/**
 * Takes the source for one run. Starts are at least once, so a second one finds the first's lease and steps back; a lease past
 * its time belongs to a dead worker, whose run is ended as failed. `alone`: nobody else can be at work (the first refresh of the one
 * process that holds a data directory), so any lease is a dead worker's.
 */
export async function takeLease(row: SourceRow, world: World, runId: string, alone: boolean): Promise<Lease> {
  const now = world.clock.now();
  const health = (await world.sources.health(row.id)) ?? noHealth(row.id);
  const run = promisedRun(row.id, runId, now);
  if (health.lease && !alone && Date.parse(health.lease.until) > now.getTime())
    return { held: false, run: await holder(health, run, world) };
  if (health.lease) await endAbandoned(health.lease.run, row.id, world, now);
  const until = new Date(now.getTime() + 2 * row.timeoutSeconds * 1000 + graceMs).toISOString();
  const leased = { ...health, lease: { run: runId, until } };
  if (!(await world.sources.putHealth(leased))) {
    const winner = (await world.sources.health(row.id)) ?? health;
    return { held: false, run: await holder(winner, run, world) };
  }
  await world.sources.putRun(run);
  return { held: true, run, health: { ...leased, revision: health.revision + 1 } };
}

/** Writes the outcome and gives the lease back. False when the lease had passed to another run meanwhile: nothing was written. */
export async function endLease(health: SourceHealth, world: World): Promise<boolean> {
  return world.sources.putHealth({ ...health, lease: null });
}

/** A run on record before its work begins, so that whoever asked for it can look at once. */
export function promisedRun(source: string, id: string, now: Date): SourceRun {
  return {
    id,
    source,
    state: 'running',
    startedAt: now.toISOString(),
    endedAt: null,
    provenance: 'live',
    bytes: null,
    entries: null,
    version: null,
    reasons: [],
  };
}

async function holder(health: SourceHealth, own: SourceRun, world: World): Promise<SourceRun> {
  const run = health.lease ? await world.sources.run(health.source, health.lease.run) : null;
  return run ?? { ...own, id: health.lease?.run ?? own.id };
}

async function endAbandoned(id: string, source: string, world: World, now: Date): Promise<void> {
  const run = await world.sources.run(source, id);
  if (run?.state !== 'running') return;
  await world.sources.putRun({
    ...run,
    state: 'failed',
    endedAt: now.toISOString(),
    reasons: ['abandoned: the worker ended before the run did'],
  });
}
