import { reconcileRecords } from './reconcile-records.ts';
import type { WatchWorld } from './world.ts';

const dayMs = 86_400_000;
/** Older days looked at in one night: a year comes round in two months, for a read of each record. */
const olderDays = 7;
/** No decision is older than the product. */
const firstDay = '2026-01-01';

/**
 * Reconciles yesterday, then older days from where the last night stopped. Throws when records are missing or changed, and then
 * does not go on: somebody must look before the next day counts as looked at.
 *
 * @param budgetMs Milliseconds after which the rest is left to the next night.
 */
export async function reconcileDays(world: WatchWorld, budgetMs: number): Promise<void> {
  const until = world.clock.elapsed() + budgetMs;
  const yesterday = dayOf(world.clock.now().getTime() - dayMs);
  await reconcile(yesterday, world);
  for (let night = 0; night < olderDays && world.clock.elapsed() < until; night++) {
    const last = await world.documents.get<string>('RECONCILED', 'DAY');
    const next = last && last.value > firstDay ? dayOf(Date.parse(last.value) - dayMs) : dayOf(Date.parse(yesterday) - dayMs);
    if (next < firstDay) return;
    await reconcile(next, world);
    await world.documents.put('RECONCILED', 'DAY', next, last?.revision ?? null);
    if (next === firstDay) return;
  }
}

async function reconcile(day: string, world: WatchWorld): Promise<void> {
  const { looked, missing, changed, unsealed, missed } = await reconcileRecords(day, world);
  const counts = {
    day,
    looked,
    missing: missing.length,
    changed: changed.length,
    unsealed: unsealed.length,
    missed: missed.length,
  };
  const isSound = [missing, changed, unsealed, missed].every(({ length }) => length === 0);
  if (isSound) world.log.info('records reconciled', counts);
  else world.log.error('records and log differ', counts);
  if (missing.length + changed.length > 0) {
    throw new Error(`of ${day}, ${missing.length} sealed records are missing and ${changed.length} were changed`);
  }
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
