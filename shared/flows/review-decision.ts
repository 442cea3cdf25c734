import { maySee } from '../decisions/may-see.ts';
import { newReview } from '../decisions/new-review.ts';
import {
  type Actor,
  answerStep,
  approveReview,
  claimReview,
  noteReview,
  type ResolutionInput,
  type ReviewRules,
  resolveReview,
} from '../decisions/review-transitions.ts';
import type { Caller } from '../model/api-key.ts';
import type { LicenseRecord } from '../model/license-record.ts';
import { fail, ok, type Result } from '../model/result.ts';
import type { Review } from '../model/review.ts';
import { settingOf } from '../rules/settings.ts';
import { drawForDecision } from './draw-license.ts';
import { drawnBy, unusable } from './license-ledger.ts';
import { currentRuleset } from './rulesets.ts';
import { settleReview } from './settle-review.ts';
import type { DecisionRecord, World } from './world.ts';

export type ReviewChange =
  | { do: 'claim' }
  | { do: 'note'; text: string }
  | { do: 'step'; step: number; answer: 'yes' | 'no'; note: string | null }
  | { do: 'resolve'; resolution: ResolutionInput }
  | { do: 'approve'; agree: boolean };

export interface ReviewRequest {
  id: string;
  caller: Caller;
  /** Version the caller has seen; null = whatever stands. */
  version: number | null;
}

/** A review with the decision it is about. Opens it when a crash left a held decision without one. */
export async function findReview(id: string, world: World): Promise<{ review: Review; record: DecisionRecord } | null> {
  const record = await world.decisions.get(decisionOf(id));
  if (!record?.decision.review) return null;
  const review = await world.reviews.get(id, record.decision.review.dueAt);
  if (review) return { review, record };
  const fresh = newReview(record.decision);
  if (!fresh) return null;
  await world.reviews.open(fresh);
  return { review: fresh, record };
}

const decisionOf = (reviewId: string): string => `dec_${reviewId.slice('rev_'.length)}`;

/**
 * One step in the life of a review. Troubles: `not_found`, `precondition_failed` (somebody else was first), `conflict` (claimed,
 * closed), `forbidden` (approving one's own resolution), `invalid_request`.
 */
export async function reviewDecision(request: ReviewRequest, change: ReviewChange, world: World): Promise<Result<Review>> {
  const found = await findReview(request.id, world);
  if (!found || !maySee(request.caller, found.record.caller)) return fail('not_found', 'no review has this id');
  const { review, record } = found;
  if (request.version !== null && request.version !== review.version) return changedMeanwhile;
  const refused = await refusal(change, record, world);
  if (refused) return refused;
  const next = apply(
    change,
    review,
    record,
    { by: request.caller.id, now: world.clock.now().toISOString() },
    await rulesOf(world),
  );
  if (!next.ok) return next;
  const undrawn = await drawUnder(next.value, record, request.caller.id, world);
  if (undrawn) return undrawn;
  await settleReview(review, record, world); // what a crash left unsent from the step before
  if (!(await world.reviews.put(next.value, review.version))) return changedMeanwhile;
  await settleReview(next.value, record, world);
  return ok(next.value);
}

const changedMeanwhile = fail('precondition_failed', 'the review has changed since you read it: read it again');

/** A license relied on must be in the register, in force, and for the destination: the rest of its scope a person weighs. */
async function refusal(change: ReviewChange, { order }: DecisionRecord, world: World): Promise<ReturnType<typeof fail> | null> {
  if (change.do !== 'resolve' || change.resolution.license === null) return null;
  const known = await world.policy.get<LicenseRecord>('LICENSE', change.resolution.license);
  if (!known) return fail('invalid_request', 'this license is not in the register', '/license');
  const refused = unusable(known.value, world.clock.now().toISOString());
  if (refused) return fail('invalid_request', refused.trouble.message, '/license');
  const { destinations } = known.value.scope;
  const isFor = destinations.length === 0 || destinations.includes(order.destination.country ?? '');
  return isFor ? null : fail('invalid_request', 'this license does not cover the destination of the order', '/license');
}

/** An order released under a license takes from it what it needs, before the review closes: a license used up releases nothing more. */
async function drawUnder(
  { state, resolution }: Review,
  { decision, order }: DecisionRecord,
  by: string,
  world: World,
): Promise<ReturnType<typeof fail> | null> {
  if (state !== 'closed' || resolution?.verdict !== 'cleared_under_license' || resolution.license === null) return null;
  if (await drawnBy(resolution.license, decision.id, 'draw', world)) return null; // by hand, with the amount a person told
  if (await drawForDecision(resolution.license, { id: decision.id, order, by }, world)) return null;
  return fail(
    'conflict',
    'what is left of this license is not enough for the order, or its value cannot be told: draw on it first',
  );
}

async function rulesOf(world: World): Promise<ReviewRules> {
  const ruleset = await currentRuleset(world);
  return { claimMinutes: settingOf(ruleset, 'reviewClaimMinutes'), fourEyes: settingOf(ruleset, 'fourEyes') };
}

function apply(
  change: ReviewChange,
  review: Review,
  { decision }: DecisionRecord,
  actor: Actor,
  rules: ReviewRules,
): Result<Review> {
  switch (change.do) {
    case 'claim':
      return claimReview(review, actor, rules);
    case 'note':
      return noteReview(review, actor, change.text);
    case 'step':
      return answerStep(review, actor, change);
    case 'resolve':
      return resolveReview(review, decision, actor, change.resolution, rules);
    case 'approve':
      return approveReview(review, decision, actor, change.agree);
  }
}
