import { nextReviewRoute } from '../../shared/api/reviews.ts';
import { claimNext } from '../../shared/flows/claim-next.ts';
import { http } from '../edge/http.ts';
import { etag } from '../edge/if-match.ts';
import { reply } from '../edge/reply.ts';
import { showReview } from '../edge/show-review.ts';

export const handler = http(nextReviewRoute, async ({ caller }, world) => {
  const review = await claimNext(caller, world);
  return review ? reply(200, showReview(review), etag(review.version)) : reply(204, null);
});
