import { answerStepRoute } from '../../shared/api/reviews.ts';
import { reviewDecision } from '../../shared/flows/review-decision.ts';
import { http } from '../edge/http.ts';
import { ifMatchOf } from '../edge/if-match.ts';
import { answerReview } from '../edge/show-review.ts';

export const handler = http(answerStepRoute, async ({ body, parameters, headers, caller }, world) => {
  const seen = ifMatchOf(headers, 'optional');
  if (!seen.ok) return seen.problem;
  return answerReview(await reviewDecision({ id: parameters.id, caller, version: seen.version }, { do: 'step', ...body }, world));
});
