import { type RetentionPolicy, retainUntil } from '../decisions/retain-until.ts';
import type { DeletionRecord } from '../model/retention.ts';
import { settingOf } from '../rules/settings.ts';
import { currentRuleset } from './rulesets.ts';
import type { DecisionRecord, World } from './world.ts';

const pageSize = 100;
const dayMs = 86_400_000;
/** Runs that were missed are caught up by the next, this many days at once, oldest first. */
const daysPerRunMax = 400;
/** No decision is older than the product. */
const firstDay = '2026-01-01';
/** Order of stages: a cart was followed when a later one was decided. */
const laterStages = new Set(['checkout', 'fulfillment']);

interface Progress {
  /** Last day looked at, by kind of retention. */
  carts: string | null;
  records: string | null;
}

/**
 * Deletes what is past its time and neither on hold nor under review, day by day, and leaves a record of it. Each kind of retention
 * has its own cut-off, and each day is looked at once when it passes it.
 */
export async function deleteExpired(world: World): Promise<DeletionRecord[]> {
  const policy = await retentionPolicy(world);
  const stored = await world.policy.get<Progress>('RETENTION', 'PROGRESS');
  const now = world.clock.now();
  const cutoffs = { carts: dayOf(now.getTime() - policy.abandonedCartDays * dayMs), records: yearsBefore(now, policy.years) };
  const done: DeletionRecord[] = [];
  const progress: Progress = { carts: null, records: null, ...stored?.value };
  for (const kind of ['carts', 'records'] as const) {
    for (const day of daysAfter(progress[kind], cutoffs[kind])) {
      const record = await deleteDay(day, policy, world);
      if (record) done.push(record);
      progress[kind] = day;
    }
  }
  await world.policy.put('RETENTION', 'PROGRESS', progress, stored?.revision ?? null);
  return done;
}

export async function retentionPolicy(world: World): Promise<RetentionPolicy> {
  const ruleset = await currentRuleset(world);
  return { years: settingOf(ruleset, 'retentionYears'), abandonedCartDays: settingOf(ruleset, 'abandonedCartDays') };
}

/** Looks at the decisions of one day; null when nothing was past its time. */
export async function deleteDay(day: string, policy: RetentionPolicy, world: World): Promise<DeletionRecord | null> {
  const at = world.clock.now().toISOString();
  const record: DeletionRecord = { id: `${at}#${day}`, at, day, deleted: [], kept: 0, policy };
  let cursor: string | null = null;
  do {
    const span = { from: day, to: `${day}T23:59:59.999Z` };
    const page = await world.decisions.list({ reference: null, outcome: null, ...span, limit: pageSize, cursor });
    for (const one of page.data) await deleteIfExpired(one, record, world);
    cursor = page.nextCursor;
  } while (cursor !== null);
  if (record.deleted.length === 0 && record.kept === 0) return null;
  await world.policy.put('DELETION', record.id, record, null);
  return record;
}

async function deleteIfExpired({ decision }: DecisionRecord, record: DeletionRecord, world: World): Promise<void> {
  const followed = decision.stage === 'cart' && (await isFollowed(decision.reference, world));
  const retainedUntil = retainUntil(decision, followed, record.policy);
  if (retainedUntil > record.at) return;
  if (await mustStay(decision, world)) {
    record.kept += 1;
    return;
  }
  record.deleted.push({ decisionId: decision.id, digest: decision.digest, retainedUntil });
  await world.decisions.remove(decision.id);
}

async function isFollowed(reference: string, world: World): Promise<boolean> {
  return (await world.decisions.byReference(reference, pageSize)).some(({ decision }) => laterStages.has(decision.stage));
}

/** A legal hold or an open review outlasts every period. */
async function mustStay({ reference, review }: DecisionRecord['decision'], world: World): Promise<boolean> {
  if (await world.policy.get('HOLD', reference)) return true;
  if (!review) return false;
  const standing = await world.reviews.get(review.id, review.dueAt);
  return standing !== null && standing.state !== 'closed';
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

function yearsBefore(now: Date, years: number): string {
  const then = new Date(now);
  then.setUTCFullYear(then.getUTCFullYear() - years);
  return dayOf(then.getTime() - dayMs);
}

/** Days after `last` up to and with `until`, as many as one run takes. */
function daysAfter(last: string | null, until: string): string[] {
  const days: string[] = [];
  let day = last === null ? Date.parse(firstDay) : Date.parse(last) + dayMs;
  for (; dayOf(day) <= until && days.length < daysPerRunMax; day += dayMs) days.push(dayOf(day));
  return days;
}
