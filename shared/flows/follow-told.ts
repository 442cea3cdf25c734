import { takeUp } from './follow-decisions.ts';
import { finishPending } from './seal-records.ts';
import { unsealedAmong } from './unsealed-records.ts';
import type { RecordKey, WatchWorld } from './world.ts';

/** Sealers that are first one after the other; the caller tells again later. */
const attemptsMax = 5;

/**
 * Takes up records the moment the table tells of them, before an index shows them: what `followDecisions` does for those it finds.
 * Told twice, or told of what was found already, it does nothing. Throws when others keep sealing first.
 *
 * @param told With the time each was written, at best.
 */
export async function followTold(told: readonly RecordKey[], world: WatchWorld): Promise<void> {
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const head = await finishPending(world);
    const unsealed = await unsealedAmong(told, head, world);
    if (unsealed.keys.length === 0 || (await takeUp(unsealed, head, world)).sealed) return;
  }
  throw new Error('the audit log is contended');
}
