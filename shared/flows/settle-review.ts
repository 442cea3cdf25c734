import type { Review } from '../model/review.ts';
import { rememberFalsePositive } from './suppressions.ts';
import type { DecisionRecord, World } from './world.ts';

/**
 * Carries out what a stored review already says: its events are laid beside the decision, and a closed one is remembered where asked
 * and leaves the queue. Every step can be repeated, so a crash between them is repaired by whoever looks next.
 */
export async function settleReview(review: Review, record: DecisionRecord, world: World): Promise<void> {
  for (const event of review.unsent) await world.decisions.addEvent(event);
  if (review.state !== 'closed') return;
  const { resolution } = review;
  if (resolution?.verdict === 'false_positive' && resolution.rememberUntil) {
    await rememberFalsePositive(review, resolution, resolution.rememberUntil, record, world);
  }
  await world.reviews.archive({ ...review, unsent: [] });
}

/** The open queue, earliest due first. Reviews that were closed but not carried away are settled on the way. */
export async function listOpenReviews(
  limit: number,
  after: string | null,
  world: World,
): Promise<{ data: Review[]; next: string | null }> {
  const page = await world.reviews.queue(limit, after);
  const data: Review[] = [];
  for (const review of page.data) {
    if (review.state !== 'closed') data.push(review);
    else await settleLate(review, world);
  }
  return { data, next: page.next };
}

async function settleLate(review: Review, world: World): Promise<void> {
  const record = await world.decisions.get(review.decisionId);
  if (record) await settleReview(review, record, world);
}
