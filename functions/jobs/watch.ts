import { watch } from '../../shared/flows/watch.ts';
import { watching } from '../edge/watching.ts';
import { world } from '../edge/wiring.ts';

/** Less than the minute until the next start. */
const lastMs = 55_000;

/**
 * Everything that happens to decisions after their answer: sealing, judging again after a change, vigilance, the feeds of other
 * deployments, webhooks. See `shared/flows/watch.ts`.
 */
export async function handler(): Promise<void> {
  const here = watching(await world());
  await watch(here, lastMs, here.watch.whenIdle);
}
