import { sourceRow } from '../sources/catalog.ts';
import { passing } from './fetch-files.ts';
import { publishEdition } from './publish-edition.ts';
import { type RefreshOptions, refreshSource } from './refresh-source.ts';
import type { SourceRun, World } from './world.ts';

/**
 * Refreshes several sources side by side and publishes what came of them: first the mandatory ones, so that orders can be judged
 * early, then all, then once more and with patience those whose origin was in passing trouble. One source failing never stops the
 * others. Publishing is tried even when nothing changed: an earlier run may have died between its version and its edition.
 */
export async function refreshSources(ids: readonly string[], world: World, options: RefreshOptions = {}): Promise<SourceRun[]> {
  const first = ids.filter((id) => sourceRow(id)?.mandatory);
  const rest = ids.filter((id) => !first.includes(id));
  const quick = { ...options, patient: false };
  const early = await refreshAll(first, world, quick);
  const [, late] = await Promise.all([publishEdition(world), refreshAll(rest, world, quick)]);
  if (late.some(mayBeNew)) await publishEdition(world);
  const troubled = [...early, ...late].filter(
    (run) => run.state === 'failed' && passing.has(run.reasons[0]?.split(':')[0] ?? ''),
  );
  const again = await refreshAll(
    troubled.map(({ source }) => source),
    world,
    options,
  );
  if (again.some(mayBeNew)) await publishEdition(world);
  const runs = [...again, ...early, ...late];
  return ids.flatMap((id) => runs.find((run) => run.source === id) ?? []);
}

const mayBeNew = ({ state }: SourceRun): boolean => state !== 'unchanged' && state !== 'failed';

function refreshAll(ids: readonly string[], world: World, options: RefreshOptions): Promise<SourceRun[]> {
  return Promise.all(ids.map((id) => refreshSource(id, world, options).catch((error: unknown) => unrecorded(id, error, world))));
}

/** A run whose own record could not be written: the store is in trouble, the others go on. */
function unrecorded(source: string, error: unknown, world: World): SourceRun {
  const reason = `internal: the run could not be recorded (\`${error instanceof Error ? error.name : 'unknown'}\`)`;
  const at = world.clock.now().toISOString();
  world.log.error('a refresh could not be recorded', { source, reason });
  const nothing = { bytes: null, entries: null, version: null, provenance: 'live' as const };
  return { id: world.clock.newId('run'), source, state: 'failed', startedAt: at, endedAt: at, reasons: [reason], ...nothing };
}
