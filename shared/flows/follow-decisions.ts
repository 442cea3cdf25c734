import { digestOf } from '../decisions/canonical-json.ts';
import { newReview } from '../decisions/new-review.ts';
import type { Action, Outcome } from '../model/outcome.ts';
import type { DecisionEvent } from '../model/review.ts';
import { knowledgeInForce } from './knowledge-in-force.ts';
import { newErasures } from './new-erasures.ts';
import { rememberAs } from './remember-orders.ts';
import { turnDecision } from './rescreen.ts';
import { finishPending, type Head, type Sealable, sealRecords } from './seal-records.ts';
import { forgetOrders, keepOrders, mergeOrders } from './stored-orders.ts';
import { recordId, type Unsealed, unsealedRecords } from './unsealed-records.ts';
import { isLookedAtAgain, watchOrders } from './watch-orders.ts';
import type { DecisionRecord, RecordKey, WatchWorld } from './world.ts';

/** Records taken up in one run: enough for fifty orders a second at a run every ten seconds, small enough for one batch. */
const batchMax = 500;
/** Records read at a time. */
const readsAtOnce = 100;

/**
 * Everything that happens to a decision after its answer: kept for later sweeps, compared with the knowledge in force by now,
 * its review made sure of, and last of all sealed. Whatever is not sealed is taken up again, so each step is safe to repeat and
 * nothing is lost by a crash. Returns how many records were taken up.
 *
 * @param isNarrow See `unsealedRecords`.
 */
export async function followDecisions(world: WatchWorld, steps: FollowSteps = everyStep, isNarrow = false): Promise<number> {
  const head = await finishPending(world);
  const { taken } = await takeUp(await unsealedRecords(head, batchMax, world, isNarrow), head, world, steps);
  return taken;
}

/**
 * Takes these records through every step. `sealed`: false when another sealer was first since `head` was read, and they must be
 * looked at again.
 */
export async function takeUp(
  { keys, through, beside }: Unsealed,
  head: Head,
  world: WatchWorld,
  steps: FollowSteps = everyStep,
): Promise<{ taken: number; sealed: boolean }> {
  const found = await readAll(keys, world);
  const records = found.flatMap(({ record }) => (record ? [record] : []));
  const judged = records.filter(({ decision }) => !decision.simulated);
  await keepOrders(judged, world);
  if (steps.catchUp) await catchUp(judged, world);
  await watchOrders(judged, world, judged.some(isLookedAtAgain) ? await readBeside(await beside(), world) : []);
  await openReviews(judged, world);
  for (const { event } of found) if (event) await amendMemory(event, world);
  const erasures = await newErasures(world);
  await forgetOrders(erasures.gone, world);
  const sealed = await sealRecords([...found.map(({ sealable }) => sealable), ...erasures.sealables], through, world, head);
  if (sealed) await erasures.done();
  await mergeOrders(world);
  return { taken: found.length, sealed };
}

/** Defences that the simulator takes away to see that it notices. */
export interface FollowSteps {
  catchUp: boolean;
}
const everyStep: FollowSteps = { catchUp: true };

interface Found {
  sealable: Sealable;
  /** Null for an event. */
  record: DecisionRecord | null;
  event: DecisionEvent | null;
}

async function readAll(keys: readonly RecordKey[], world: WatchWorld): Promise<Found[]> {
  const found: Found[] = [];
  for (let at = 0; at < keys.length; at += readsAtOnce) {
    const some = keys.slice(at, at + readsAtOnce);
    const decisions = some.filter(({ part }) => part === 'DECISION').map(({ decisionId }) => decisionId);
    const records = new Map((await world.decisions.getMany(decisions)).map((record, n) => [decisions[n], record]));
    const events = await Promise.all(some.map((key) => (key.part === 'DECISION' ? null : world.recent.event(key))));
    found.push(...some.flatMap((key, n) => foundAt(key, records.get(key.decisionId) ?? null, events[n] ?? null) ?? []));
  }
  return found;
}

/** Null when an index holds a key whose item is not there (yet): the next run looks again. */
function foundAt(key: RecordKey, decision: DecisionRecord | null, event: DecisionEvent | null): Found | null {
  const record = key.part === 'DECISION' ? decision : null;
  const content = record ?? event;
  if (!content) return null;
  const kind = record ? 'decision' : 'event';
  return {
    sealable: { at: record?.decision.createdAt ?? key.at, digest: digestOf(content), id: recordId(key), kind },
    record,
    event,
  };
}

async function readBeside(keys: readonly RecordKey[], world: WatchWorld): Promise<DecisionRecord[]> {
  const decisions = keys.filter(({ part }) => part === 'DECISION').map(({ decisionId }) => decisionId);
  const records = await world.decisions.getMany(decisions);
  return records.flatMap((record) => (record && !record.decision.simulated ? [record] : []));
}

/**
 * A decision made with knowledge that has been replaced since may have been stored after the sweep had passed. The orders are
 * kept before the pointer is read: a pointer that moves after this reading starts a sweep that finds them.
 */
async function catchUp(records: readonly DecisionRecord[], world: WatchWorld): Promise<void> {
  if (records.length === 0) return;
  const knowledge = await knowledgeInForce(world);
  if (!knowledge) throw new Error('decisions cannot be compared with the edition in force');
  const { edition, ruleset } = knowledge;
  for (const { decision } of records) {
    const late = decision.pinned.edition !== edition.id || decision.pinned.ruleset !== ruleset.id;
    if (late) await turnDecision(decision.id, knowledge, world);
  }
}

/** The answer may have been lost between the decision and its review. */
async function openReviews(records: readonly DecisionRecord[], world: WatchWorld): Promise<void> {
  for (const { decision } of records) {
    const review = newReview(decision);
    if (review) await world.reviews.open(review);
  }
}

/** What a person or a successor made of a decision is what its consignee is remembered by. */
async function amendMemory({ type, decisionId, detail }: DecisionEvent, world: WatchWorld): Promise<void> {
  if (type !== 'review.closed' && type !== 'superseded') return;
  const record = await world.decisions.get(decisionId);
  if (record) await rememberAs(record, { outcome: detail.outcome as Outcome, action: detail.action as Action }, world);
}
