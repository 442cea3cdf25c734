import type { Result } from '../../shared/model/result.ts';
import type { Review } from '../../shared/model/review.ts';
import { etag } from './if-match.ts';
import { problemOf, type Reply, reply } from './reply.ts';

/** A review as the API shows it: without what is only on its way. */
export function showReview({ unsent: _unsent, ...review }: Review): Omit<Review, 'unsent'> {
  return review;
}

export const answerReview = (changed: Result<Review>): Reply =>
  changed.ok ? reply(200, showReview(changed.value), etag(changed.value.version)) : problemOf(changed.trouble);
