import type { Decision } from '../model/decision.ts';
import { fail, ok, type Result } from '../model/result.ts';
import type { DecisionEvent, Review, ReviewResolution, ReviewVerdict } from '../model/review.ts';
import { digestOf } from './canonical-json.ts';
import { reviewedOutcome } from './reviewed-outcome.ts';

/** Who acts, and when (ISO instant). */
export interface Actor {
  by: string;
  now: string;
}

export interface ResolutionInput {
  verdict: ReviewVerdict;
  reason: string;
  note: string;
  rememberUntil: string | null;
  license: string | null;
}

export interface ReviewRules {
  claimMinutes: number;
  /** A second person must agree to what releases the order. */
  fourEyes: boolean;
}

/** Takes a review to work on. A claim lapses, so nobody's holiday holds an order; a lapsed claim may be taken over. */
export function claimReview(review: Review, actor: Actor, rules: ReviewRules): Result<Review> {
  const blocked = blockedBy(review, actor);
  if (blocked) return blocked;
  const until = new Date(Date.parse(actor.now) + rules.claimMinutes * 60_000).toISOString();
  const state = review.state === 'awaiting_approval' ? review.state : 'claimed';
  return changed(review, actor, 'review.claimed', { until }, { state, claim: { by: actor.by, at: actor.now, until } });
}

/** The text stays in the review; the event carries its digest, so the note cannot be changed unseen. */
export function noteReview(review: Review, actor: Actor, text: string): Result<Review> {
  if (review.state === 'closed') return closedAlready;
  const notes = [...review.notes, { at: actor.now, by: actor.by, text }];
  return changed(review, actor, 'review.noted', { noteDigest: digestOf(text) }, { notes });
}

export function answerStep(
  review: Review,
  actor: Actor,
  given: { step: number; answer: 'yes' | 'no'; note: string | null },
): Result<Review> {
  const blocked = blockedBy(review, actor);
  if (blocked) return blocked;
  if (!review.checklist.some(({ step }) => step === given.step))
    return fail('not_found', `the checklist has no step \`${given.step}\``);
  const checklist = review.checklist.map((one) =>
    one.step === given.step ? { ...one, ...given, by: actor.by, at: actor.now } : one,
  );
  return changed(review, actor, 'review.step_answered', { step: given.step, answer: given.answer }, { checklist });
}

/**
 * A person's verdict. `cannot_tell` leaves the review open for somebody else. What releases an order under four eyes, or under a
 * license nobody named, waits for a second person.
 */
export function resolveReview(
  review: Review,
  decision: Decision,
  actor: Actor,
  input: ResolutionInput,
  rules: ReviewRules,
): Result<Review> {
  const blocked = blockedBy(review, actor);
  if (blocked) return blocked;
  if (review.state === 'awaiting_approval') return fail('conflict', 'a resolution is waiting for approval: approve or reject it');
  const resolution: ReviewResolution = { ...input, by: actor.by, at: actor.now, approvedBy: null, approvedAt: null };
  const detail = detailOf(resolution);
  if (input.verdict === 'cannot_tell') {
    return changed(review, actor, 'review.undecided', detail, {
      state: 'open',
      claim: null,
      notes: withNote(review, resolution),
    });
  }
  const releases = reviewedOutcome(decision, input).action === 'release';
  const unnamedLicense = input.verdict === 'cleared_under_license' && input.license === null;
  if (releases && (rules.fourEyes || unnamedLicense)) {
    return changed(review, actor, 'review.proposed', detail, { state: 'awaiting_approval', claim: null, resolution });
  }
  return close(review, decision, actor, resolution);
}

/** The second pair of eyes: another person than the author agrees, or sends the review back. */
export function approveReview(review: Review, decision: Decision, actor: Actor, agree: boolean): Result<Review> {
  if (review.state !== 'awaiting_approval' || !review.resolution)
    return fail('conflict', 'no resolution is waiting for approval');
  if (review.resolution.by === actor.by)
    return fail('forbidden', 'the author of a resolution cannot approve it: a second person must');
  if (!agree) return changed(review, actor, 'review.rejected', detailOf(review.resolution), { state: 'open', resolution: null });
  return close(review, decision, actor, { ...review.resolution, approvedBy: actor.by, approvedAt: actor.now });
}

function close(review: Review, decision: Decision, actor: Actor, resolution: ReviewResolution): Result<Review> {
  const detail = { ...detailOf(resolution), ...reviewedOutcome(decision, resolution) };
  return changed(review, actor, 'review.closed', detail, { state: 'closed', claim: null, resolution });
}

function changed(
  review: Review,
  { by, now }: Actor,
  type: string,
  detail: Record<string, unknown>,
  members: Partial<Review>,
): Result<Review> {
  const event: DecisionEvent = { decisionId: review.decisionId, at: now, type, by, detail: { review: review.id, ...detail } };
  return ok({ ...review, ...members, version: review.version + 1, unsent: [event] });
}

const detailOf = ({ verdict, reason, note, by, license, approvedBy }: ReviewResolution): Record<string, unknown> => ({
  verdict,
  reason,
  noteDigest: digestOf(note),
  resolvedBy: by,
  approvedBy,
  license,
});

const withNote = (review: Review, { at, by, note }: ReviewResolution): Review['notes'] => [
  ...review.notes,
  { at, by, text: note },
];

const closedAlready = fail('conflict', 'the review is closed; a closed review does not change');

function blockedBy(review: Review, { by, now }: Actor): ReturnType<typeof fail> | null {
  if (review.state === 'closed') return closedAlready;
  const { claim } = review;
  if (!claim || claim.by === by || claim.until <= now) return null;
  return fail('conflict', `claimed by \`${claim.by}\` until ${claim.until}`);
}
