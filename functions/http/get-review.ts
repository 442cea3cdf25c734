import { getReviewRoute } from '../../shared/api/reviews.ts';
import { maySee } from '../../shared/decisions/may-see.ts';
import { findReview } from '../../shared/flows/review-decision.ts';
import { http } from '../edge/http.ts';
import { etag } from '../edge/if-match.ts';
import { problem, reply } from '../edge/reply.ts';
import { showReview } from '../edge/show-review.ts';

export const handler = http(getReviewRoute, async ({ parameters, caller }, world) => {
  const found = await findReview(parameters.id, world);
  if (!found || !maySee(caller, found.record.caller)) return problem('not_found', 'no review has this id');
  return reply(200, showReview(found.review), etag(found.review.version));
});
