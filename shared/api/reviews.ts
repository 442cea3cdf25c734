import * as z from 'zod';
import { partyTypes } from '../model/party.ts';
import { reviewStates, reviewVerdicts } from '../model/review.ts';
import { action, outcome } from './decision-view.ts';
import { pageOf, pageQuery } from './page.ts';
import { route } from './route.ts';
import { instant, line, maybe, paragraph } from './text.ts';

const resolution = z.looseObject({
  verdict: z.enum(reviewVerdicts),
  reason: z.string(),
  note: z.string(),
  by: z.string(),
  at: z.string(),
  approvedBy: z.string().nullable(),
});

const step = z.looseObject({ step: z.number().int(), question: z.string(), answer: z.enum(['yes', 'no']).nullable() });

export const review = z
  .looseObject({
    id: z.string(),
    decisionId: z.string(),
    reference: z.string(),
    state: z.enum(reviewStates),
    dueAt: z.string(),
    openedAt: z.string(),
    outcome,
    action,
    version: z.number().int(),
    claim: z.looseObject({ by: z.string(), until: z.string() }).nullable(),
    notes: z.array(z.looseObject({ at: z.string(), by: z.string(), text: z.string() })),
    checklist: z.array(step),
    resolution: resolution.nullable(),
  })
  .meta({ id: 'Review', description: 'A held decision waiting for a person. Its `version` is its `ETag`.' });

const parameters = z.strictObject({ id: line(64) });
const changed = { 200: { description: 'The review after the change', schema: review } };
const problems = ['not_found', 'conflict', 'precondition_failed'] as const;

export const listReviewsRoute = route({
  id: 'listReviews',
  method: 'GET',
  path: '/v1/reviews',
  summary: 'Reviews: the open queue, earliest due first, or the closed ones, newest first',
  scope: 'reviews:read',
  query: z.strictObject({ state: z.enum([...reviewStates, 'all']).optional(), ...pageQuery }),
  answers: { 200: { description: 'A page', schema: pageOf(review) } },
});

export const getReviewRoute = route({
  id: 'getReview',
  method: 'GET',
  path: '/v1/reviews/{id}',
  summary: 'One review',
  scope: 'reviews:read',
  parameters,
  answers: { 200: { description: 'The review', schema: review } },
  problems: ['not_found'],
});

export const nextReviewRoute = route({
  id: 'nextReview',
  method: 'POST',
  path: '/v1/reviews/next',
  summary: 'Claims the review that is due first and that nobody works on',
  scope: 'reviews:write',
  answers: {
    200: { description: 'The review, now claimed by the caller', schema: review },
    204: { description: 'Nothing waits', schema: null },
  },
});

const bucket = z.looseObject({
  from: z.number(),
  trueMatches: z.number().int(),
  falsePositives: z.number().int(),
  others: z.number().int(),
});

export const reviewScoresRoute = route({
  id: 'reviewScores',
  method: 'GET',
  path: '/v1/reviews/scores',
  summary: 'Scores of the matches people have judged, by verdict: where to set the score bars of a ruleset',
  scope: 'reviews:read',
  query: z.strictObject({ source: line(64).optional(), type: z.enum(partyTypes).optional() }),
  answers: {
    200: {
      description: 'A histogram over the newest closed reviews',
      schema: z.looseObject({ reviews: z.number().int(), buckets: z.array(bucket) }),
    },
  },
});

export const claimReviewRoute = route({
  id: 'claimReview',
  method: 'POST',
  path: '/v1/reviews/{id}/claim',
  summary: 'Take a review to work on; a claim lapses',
  scope: 'reviews:write',
  parameters,
  answers: changed,
  problems,
});

export const noteReviewRoute = route({
  id: 'noteReview',
  method: 'POST',
  path: '/v1/reviews/{id}/notes',
  summary: 'Add a note',
  scope: 'reviews:write',
  parameters,
  body: z.union([z.strictObject({ text: paragraph(4_000) }), z.strictObject({ note: paragraph(4_000) })]),
  answers: changed,
  problems,
});

export const answerStepRoute = route({
  id: 'answerStep',
  method: 'POST',
  path: '/v1/reviews/{id}/checklist',
  summary: 'Answer one of the five steps of OFAC FAQ 5',
  scope: 'reviews:write',
  parameters,
  body: z.strictObject({ step: z.int().min(1).max(5), answer: z.enum(['yes', 'no']), note: maybe(paragraph(1_000)) }),
  answers: changed,
  problems,
});

export const resolveReviewRoute = route({
  id: 'resolveReview',
  method: 'POST',
  path: '/v1/reviews/{id}/resolve',
  summary: 'Say what it was. `If-Match` is required',
  scope: 'reviews:write',
  parameters,
  body: z.strictObject({
    verdict: z.enum(reviewVerdicts),
    /** A short code the shop can count, for example `different_birth_date`. */
    reason: line(100),
    note: paragraph(4_000),
    /** Remember a false positive; `true` = as long as the policy allows. */
    remember: z.union([z.boolean(), z.strictObject({ until: instant })]).default(false),
    /** License in the register that `cleared_under_license` relies on. */
    license: maybe(line(64)),
  }),
  answers: changed,
  problems: [...problems, 'forbidden'],
});

export const approveReviewRoute = route({
  id: 'approveReview',
  method: 'POST',
  path: '/v1/reviews/{id}/approve',
  summary: 'The second pair of eyes agrees. `If-Match` is required; the author cannot approve',
  scope: 'reviews:write',
  parameters,
  answers: changed,
  problems: [...problems, 'forbidden'],
});

export const rejectReviewRoute = route({
  id: 'rejectReview',
  method: 'POST',
  path: '/v1/reviews/{id}/reject',
  summary: 'The second pair of eyes sends the review back. `If-Match` is required',
  scope: 'reviews:write',
  parameters,
  answers: changed,
  problems: [...problems, 'forbidden'],
});
