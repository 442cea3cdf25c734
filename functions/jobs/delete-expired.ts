import { deleteExpired } from '../../shared/flows/delete-expired.ts';
import { keepDefaultRuleset } from '../../shared/flows/rulesets.ts';
import { world } from '../edge/wiring.ts';

/** Keeps the default ruleset of this release for later replays, deletes what is past its time and leaves a record of it; the log says how much, never what. */
export async function handler(): Promise<void> {
  const here = await world();
  await keepDefaultRuleset(here);
  const records = await deleteExpired(here);
  const deleted = records.reduce((sum, record) => sum + record.deleted.length, 0);
  here.log.info('expired decisions were deleted', { days: records.length, deleted });
}
