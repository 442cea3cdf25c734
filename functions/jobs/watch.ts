import type { DynamoDBStreamEvent } from 'aws-lambda';
import { followTold } from '../../shared/flows/follow-told.ts';
import { watch } from '../../shared/flows/watch.ts';
import { toldBy } from '../edge/told-by.ts';
import { watching } from '../edge/watching.ts';
import { world } from '../edge/wiring.ts';

/** Less than the minute until the next start. */
const lastMs = 55_000;

/**
 * Everything that happens to decisions after their answer: sealing, judging again after a change, vigilance, the feeds of other
 * deployments, webhooks. See `shared/flows/watch.ts`. Where the table tells of what was written, just that is taken up.
 */
export async function handler(event: Partial<DynamoDBStreamEvent> = {}): Promise<void> {
  const here = watching(await world());
  if (event.Records) return followTold(toldBy(event.Records), here);
  await watch(here, lastMs, here.watch.whenIdle);
}
