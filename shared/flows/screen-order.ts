import { digestOf } from '../decisions/canonical-json.ts';
import { decisionId, defaultKey, reviewIdOf } from '../decisions/decision-ids.ts';
import { newReview } from '../decisions/new-review.ts';
import type { Decision, Judgement } from '../model/decision.ts';
import type { Gap } from '../model/finding.ts';
import type { Order } from '../model/order.ts';
import { fail, ok, type Result } from '../model/result.ts';
import type { Knowledge } from '../screening/knowledge.ts';
import { withGap } from '../screening/verdict.ts';
import { type Budget, startBudget } from './budget.ts';
import { drawRelied, type Judged, judgeOrder } from './judge-order.ts';
import { rememberAtOnce } from './look-back.ts';
import { notePins } from './note-pins.ts';
import { openReviewFor } from './open-review.ts';
import { type DecisionView, showDecision } from './show-decision.ts';
import type { DecisionRecord, World } from './world.ts';

export interface ScreenRequest {
  order: Order;
  /** API key id or principal. */
  caller: string;
  idempotencyKey: string | null;
  /** Digest of the canonical body. */
  bodyDigest: string;
}

export interface ScreenAnswer {
  decision: DecisionView;
  /** The answer of an earlier call with the same key and body. */
  replayed: boolean;
}

/**
 * One order in, one stored decision out. Answers within `deadlineMs`: what could not be finished or written by then is a gap
 * and a hold. Troubles: `not_ready` before the first edition, `idempotency_key_reused`, `not_found` for an `asOf` whose
 * edition is no longer kept.
 */
export async function screenOrder(request: ScreenRequest, world: World): Promise<Result<ScreenAnswer>> {
  const { order } = request;
  const budget = startBudget(world.clock, order.deadlineMs);
  const knowledge = await knowledgeFor(order, world);
  if (!knowledge) {
    return order.asOf === null
      ? fail('not_ready', 'no edition of the lists is loaded yet; try again shortly')
      : fail('not_found', 'no edition of `asOf` is kept', '/asOf');
  }
  const id = decisionId(request.caller, request.idempotencyKey ?? defaultKey(order, request.bodyDigest));
  const isSimulation = order.dryRun || order.asOf !== null;
  let judged = await judgeOrder(order, knowledge, world, budget);
  if (!isSimulation && drawingStages.has(order.stage)) {
    judged = await drawRelied(judged, { id, order, by: request.caller }, knowledge, world, budget);
  }
  const record = recordOf(id, request, judged, knowledge, world);
  if (isSimulation) return ok({ decision: showDecision(record, [], knowledge, budget.laps()), replayed: false });
  return store(record, knowledge, world, budget);
}

const knowledgeFor = (order: Order, world: World): Promise<Knowledge | null> =>
  order.asOf === null ? world.knowledge.current() : world.knowledge.at(order.asOf);

/** Stages at which an order commits: what it needs of a license is drawn. */
const drawingStages = new Set(['checkout', 'fulfillment']);

function recordOf(id: string, request: ScreenRequest, judged: Judged, knowledge: Knowledge, world: World): DecisionRecord {
  const { judgement, circumstances } = judged;
  const { order, caller, bodyDigest } = request;
  const stored = withoutSources(judgement);
  const createdAt = world.clock.now().toISOString();
  const simulated = order.dryRun || order.asOf !== null;
  const decision: Decision = {
    ...stored,
    id,
    reference: order.reference,
    stage: order.stage,
    createdAt,
    simulated,
    review: judgement.action === 'hold' && !simulated ? openReviewFor(reviewIdOf(id), createdAt, knowledge.ruleset) : null,
    supersedes: null,
    trigger: 'order',
    digest: digestOf({ order, judgement: stored }),
  };
  return { decision, order, caller, bodyDigest, attempt: world.clock.newId('att'), circumstances: { ...circumstances } };
}

/** The versions behind an edition are kept once, with the edition. */
const withoutSources = (judgement: Judgement): Judgement => ({ ...judgement, pinned: { ...judgement.pinned, sources: [] } });

async function store(record: DecisionRecord, knowledge: Knowledge, world: World, budget: Budget): Promise<Result<ScreenAnswer>> {
  const { decision } = record;
  budget.lap('store');
  const note = notePins(decision, world).catch(() => world.log.warn('what a decision pins was not noted'));
  const write = world.decisions.put(record).then(async (put) => {
    await openReview(put.stored ? decision : put.existing.decision, put.stored, world);
    return put;
  });
  const put = await budget.within(
    write.catch((error: unknown) => {
      world.log.error('decision was not stored', { reason: error instanceof Error ? error.name : 'unknown' });
      return 'failed' as const;
    }),
    'late' as const,
  );
  await budget.within(note, undefined); // beside the decision: a note that fails holds no order, and the next order notes it
  budget.lap('answer');
  if (put === 'late' || put === 'failed') {
    const held = withGap({ ...decision, review: null }, put === 'late' ? lateGap : storeGap);
    return ok({ decision: showDecision({ ...record, decision: held }, [], knowledge, budget.laps()), replayed: false });
  }
  if (put.stored) {
    await rememberAtOnce(record, world);
    return ok({ decision: showDecision(record, [], knowledge, budget.laps()), replayed: false });
  }
  if (put.existing.bodyDigest !== record.bodyDigest) {
    return fail('idempotency_key_reused', 'this idempotency key was used with another body; use a new key');
  }
  return replayOf(put.existing, world, budget);
}

async function replayOf(existing: DecisionRecord, world: World, budget: Budget): Promise<Result<ScreenAnswer>> {
  const { edition, ruleset } = existing.decision.pinned;
  const [events, pinned] = await Promise.all([
    world.decisions.events(existing.decision.id),
    world.knowledge.pinned(edition, ruleset),
  ]);
  return ok({ decision: showDecision(existing, events, pinned, budget.laps()), replayed: true });
}

/** After the decision, never beside it: the loser of a race must not open a review for a decision that was not kept. */
async function openReview(decision: Decision, isNew: boolean, world: World): Promise<void> {
  const review = newReview(decision);
  if (review) await world.reviews.open(review, isNew);
}

const lateGap: Gap = {
  code: 'deadline_exceeded',
  subject: 'store',
  detail: 'The decision could not be stored within the deadline; ask again with the same key.',
};
const storeGap: Gap = {
  code: 'store_unavailable',
  subject: 'store',
  detail: 'The decision could not be stored; ask again with the same key.',
};
