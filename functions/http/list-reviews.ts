import { listReviewsRoute } from '../../shared/api/reviews.ts';
import { listReviews } from '../../shared/flows/list-reviews.ts';
import { answerPage } from '../edge/answer-page.ts';
import { http } from '../edge/http.ts';
import { showReview } from '../edge/show-review.ts';

export const handler = http(listReviewsRoute, ({ query, caller }, world) => {
  const { state = null } = query;
  const load = async (limit: number, after: string | null) => {
    const page = await listReviews({ state, limit, after }, caller, world);
    return { data: page.data.map(showReview), next: page.next };
  };
  return answerPage({ of: ['reviews', state], query, caller, load }, world);
});
