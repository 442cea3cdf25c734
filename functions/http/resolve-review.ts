import type * as z from 'zod';
import { resolveReviewRoute } from '../../shared/api/reviews.ts';
import { reviewDecision } from '../../shared/flows/review-decision.ts';
import { http } from '../edge/http.ts';
import { ifMatchOf } from '../edge/if-match.ts';
import { answerReview } from '../edge/show-review.ts';

export const handler = http(resolveReviewRoute, async ({ body, parameters, headers, caller }, world) => {
  const seen = ifMatchOf(headers, 'required');
  if (!seen.ok) return seen.problem;
  const { verdict, reason, note, license } = body;
  const resolution = { verdict, reason, note, license, rememberUntil: untilOf(body.remember) };
  return answerReview(
    await reviewDecision({ id: parameters.id, caller, version: seen.version }, { do: 'resolve', resolution }, world),
  );
});

type Remember = z.output<typeof resolveReviewRoute.body>['remember'];

/** `true` asks for as long as the policy allows, which caps every wish. */
const untilOf = (remember: Remember): string | null =>
  remember === true ? '9999-12-31T00:00:00.000Z' : remember === false ? null : new Date(remember.until).toISOString();
