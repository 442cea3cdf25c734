import type { Caller } from '../model/api-key.ts';
import type { Review } from '../model/review.ts';
import { listReviews } from './list-reviews.ts';
import { reviewDecision } from './review-decision.ts';
import type { World } from './world.ts';

const pageSize = 25;

/** Claims the review that is due first and that nobody works on; null when nothing waits. Of two who ask at once each gets another. */
export async function claimNext(caller: Caller, world: World): Promise<Review | null> {
  let after: string | null = null;
  do {
    const page = await listReviews({ state: null, limit: pageSize, after }, caller, world);
    for (const review of page.data) {
      if (isTaken(review, world.clock.now().toISOString())) continue;
      const claimed = await reviewDecision({ id: review.id, caller, version: review.version }, { do: 'claim' }, world);
      if (claimed.ok) return claimed.value;
    }
    after = page.next;
  } while (after !== null);
  return null;
}

const isTaken = ({ state, claim }: Review, now: string): boolean =>
  state === 'awaiting_approval' || (claim !== null && now < claim.until);
