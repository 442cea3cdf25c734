import { publishEdition } from './publish-edition.ts';
import { type RefreshOptions, refreshSource } from './refresh-source.ts';
import type { SourceRun, World } from './world.ts';

/**
 * Refreshes several sources side by side and publishes one edition of what came of it. One source failing never stops the
 * others. Publishing is tried even when nothing changed: an earlier run may have died between its version and its edition.
 */
export async function refreshSources(ids: readonly string[], world: World, options: RefreshOptions = {}): Promise<SourceRun[]> {
  const runs = await Promise.all(ids.map((id) => refreshSource(id, world, options)));
  await publishEdition(world);
  return runs;
}
