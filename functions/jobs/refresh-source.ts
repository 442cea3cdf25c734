import { type Carried, importCarried } from '../../shared/flows/carry-parts.ts';
import { publishEdition } from '../../shared/flows/publish-edition.ts';
import { refreshSource } from '../../shared/flows/refresh-source.ts';
import { world } from '../edge/wiring.ts';

/** One start: by the schedule of its source or by a request. */
export interface RefreshEvent {
  source: string;
  runId?: string;
  /** Files a person carried in, in place of those at the origin. */
  carried?: Carried;
}

/**
 * Refreshes one source and publishes an edition of everything in force. Started at least once: a second start at the same time
 * finds the first one's lease, and publishing again what is published is nothing.
 */
export async function handler({ source, runId, carried }: RefreshEvent): Promise<void> {
  const here = await world();
  if (carried && runId !== undefined) return void (await importCarried(source, carried, runId, here));
  await refreshSource(source, here, runId === undefined ? {} : { runId });
  // Even after a failed run: an earlier one may have died between its version and its edition.
  await publishEdition(here);
}
