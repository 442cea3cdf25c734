import { reconcileDays } from '../../shared/flows/reconcile-days.ts';
import { watching } from '../edge/watching.ts';
import { world } from '../edge/wiring.ts';

/** Below the fifteen minutes the function may take. */
const budgetMs = 13 * 60_000;

/** Every night: yesterday, and the next of the older days, so that all are looked at again and again. */
export async function handler(): Promise<void> {
  await reconcileDays(watching(await world()), budgetMs);
}
