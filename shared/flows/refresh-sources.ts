import { sourceRow } from '../sources/catalog.ts';
import { publishEdition } from './publish-edition.ts';
import { type RefreshOptions, refreshSource } from './refresh-source.ts';
import type { SourceRun, World } from './world.ts';

/**
 * Refreshes several sources side by side and publishes what came of them: first the mandatory ones, so that orders can be judged
 * early, then all. One source failing never stops the others. Publishing is tried even when nothing changed: an earlier run may
 * have died between its version and its edition.
 */
export async function refreshSources(ids: readonly string[], world: World, options: RefreshOptions = {}): Promise<SourceRun[]> {
  const first = ids.filter((id) => sourceRow(id)?.mandatory);
  const rest = ids.filter((id) => !first.includes(id));
  const early = await refreshAll(first, world, options);
  const [, late] = await Promise.all([publishEdition(world), refreshAll(rest, world, options)]);
  if (late.some((run) => run.state !== 'unchanged' && run.state !== 'failed')) await publishEdition(world);
  const runs = [...early, ...late];
  return ids.flatMap((id) => runs.find((run) => run.source === id) ?? []);
}

function refreshAll(ids: readonly string[], world: World, options: RefreshOptions): Promise<SourceRun[]> {
  return Promise.all(ids.map((id) => refreshSource(id, world, options)));
}
