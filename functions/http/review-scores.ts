import { reviewScoresRoute } from '../../shared/api/reviews.ts';
import { reviewScores } from '../../shared/flows/review-scores.ts';
import { http } from '../edge/http.ts';
import { reply } from '../edge/reply.ts';

export const handler = http(reviewScoresRoute, async ({ query }, world) =>
  reply(200, await reviewScores({ source: query.source ?? null, type: query.type ?? null }, world)),
);
