import { ok } from '../model/result.ts';
import { sourceRow } from '../sources/catalog.ts';
import type { SourceRow } from '../sources/source-row.ts';
import { dueForFullFetch, fetchFiles } from './fetch-files.ts';
import { type RunOptions, type RunProgress, runSource } from './run-source.ts';
import type { SourceRun, World } from './world.ts';

export type RefreshProgress = RunProgress;

export interface RefreshOptions extends RunOptions {
  /** Ask the origin without validators. */
  unconditional?: boolean;
  /** False: an origin in passing trouble is not waited for. Default true. */
  patient?: boolean;
  /** Another row than the catalog's. */
  row?: SourceRow;
}

/**
 * Refreshes one source from its origin (or mirror): fetch → parse → compare → store → health. Publishing an edition of what came
 * of it is the next flow (`publish-edition`).
 */
export async function refreshSource(sourceId: string, world: World, options: RefreshOptions = {}): Promise<SourceRun> {
  const row = options.row ?? sourceRow(sourceId);
  if (!row) throw new RangeError('there is no such source');
  return runSource(row, world, options, async (health, progress) => {
    const now = world.clock.now();
    const full = options.unconditional === true || dueForFullFetch(health, now);
    const fetched = await fetchFiles(row, world, health, !full, progress, options.patient);
    if (!fetched.ok) return fetched;
    if (fetched.value === 'not_modified') return ok('not_modified');
    return ok({ files: fetched.value, fullFetchAt: full ? now.toISOString() : null });
  });
}
