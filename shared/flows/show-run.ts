import type { SourceRun, World } from './world.ts';

/** An accepted version that no edition holds after this long is there all the same: its run must not look unfinished for ever. */
const publishMsMax = 5 * 60_000;
/** A started job takes its source within this time, cold start included. */
const beginMsMax = 2 * 60_000;

/**
 * One run as the API answers it. A run that ended well counts as accepted only when this process screens with its version:
 * whoever sees `accepted` may rely on the next decision knowing it.
 */
export async function showRun(source: string, id: string, world: World): Promise<SourceRun | null> {
  const run = await world.sources.run(source, id);
  if (run?.state === 'running') return ifBegun(run, world);
  if (run?.state !== 'accepted' || run.endedAt === null) return run;
  if (world.clock.now().getTime() - Date.parse(run.endedAt) > publishMsMax) return run;
  const current = (await world.sources.health(source))?.current?.version;
  if (current !== run.version || (await isServing(source, run.version, world))) return run;
  return { ...run, state: 'running', endedAt: null };
}

/** A run that was promised but lost the source to another, or whose worker died before it began, must not run for ever. */
async function ifBegun(run: SourceRun, world: World): Promise<SourceRun> {
  const now = world.clock.now();
  if (now.getTime() - Date.parse(run.startedAt) < beginMsMax) return run;
  const lease = (await world.sources.health(run.source))?.lease;
  if (lease?.run === run.id && Date.parse(lease.until) > now.getTime()) return run;
  return {
    ...run,
    state: 'failed',
    endedAt: now.toISOString(),
    reasons: ['it did not come to its end: ask for another refresh'],
  };
}

async function isServing(source: string, version: string | null, { knowledge }: World): Promise<boolean> {
  const serves = async () => (await knowledge.current())?.edition.sources[source]?.version === version;
  if (await serves()) return true;
  await knowledge.poll();
  return serves();
}
