import type { FunctionRow } from '../manifest.ts';

/** A review with its decision; its events; what is remembered of it. Closed ones move from the queue to the archive. */
const reviewing = {
  tables: {
    reviews: ['GetItem', 'PutItem', 'DeleteItem', 'Query'],
    decisions: ['GetItem', 'PutItem', 'Query'],
    policy: ['GetItem', 'PutItem', 'Query'],
  },
  objects: { read: ['evidence/'] },
  sealed: 'seal',
} as const;
/** Reads what people said, and writes nothing. */
const counting = {
  tables: { reviews: ['Query'], decisions: ['GetItem'], policy: ['GetItem'] },
  objects: { read: ['evidence/'] },
  sealed: 'open',
} as const;
const remembering = {
  tables: { decisions: ['GetItem'], policy: ['GetItem', 'PutItem', 'Query'] },
  objects: { read: ['evidence/'] },
  sealed: 'seal',
} as const;
const reading = { memoryMb: 512, timeoutSeconds: 10 };

/** Reviews and what they leave to memory. */
export const reviewRows: readonly FunctionRow[] = [
  {
    name: 'list-reviews',
    entry: 'functions/http/list-reviews.ts',
    load: () => import('../http/list-reviews.ts'),
    on: { route: 'GET /v1/reviews' },
    scope: 'reviews:read',
    ...reviewing,
    ...reading,
  },
  {
    name: 'get-review',
    entry: 'functions/http/get-review.ts',
    load: () => import('../http/get-review.ts'),
    on: { route: 'GET /v1/reviews/{id}' },
    scope: 'reviews:read',
    ...reviewing,
    ...reading,
  },
  {
    name: 'review-scores',
    entry: 'functions/http/review-scores.ts',
    load: () => import('../http/review-scores.ts'),
    on: { route: 'GET /v1/reviews/scores' },
    scope: 'reviews:read',
    ...counting,
    ...reading,
  },
  {
    name: 'next-review',
    entry: 'functions/http/next-review.ts',
    load: () => import('../http/next-review.ts'),
    on: { route: 'POST /v1/reviews/next' },
    scope: 'reviews:write',
    ...reviewing,
    ...reading,
  },
  {
    name: 'claim-review',
    entry: 'functions/http/claim-review.ts',
    load: () => import('../http/claim-review.ts'),
    on: { route: 'POST /v1/reviews/{id}/claim' },
    scope: 'reviews:write',
    ...reviewing,
    ...reading,
  },
  {
    name: 'note-review',
    entry: 'functions/http/note-review.ts',
    load: () => import('../http/note-review.ts'),
    on: { route: 'POST /v1/reviews/{id}/notes' },
    scope: 'reviews:write',
    ...reviewing,
    ...reading,
  },
  {
    name: 'answer-step',
    entry: 'functions/http/answer-step.ts',
    load: () => import('../http/answer-step.ts'),
    on: { route: 'POST /v1/reviews/{id}/checklist' },
    scope: 'reviews:write',
    ...reviewing,
    ...reading,
  },
  {
    name: 'resolve-review',
    entry: 'functions/http/resolve-review.ts',
    load: () => import('../http/resolve-review.ts'),
    on: { route: 'POST /v1/reviews/{id}/resolve' },
    scope: 'reviews:write',
    ...reviewing,
    ...reading,
  },
  {
    name: 'approve-review',
    entry: 'functions/http/approve-review.ts',
    load: () => import('../http/approve-review.ts'),
    on: { route: 'POST /v1/reviews/{id}/approve' },
    scope: 'reviews:write',
    ...reviewing,
    ...reading,
  },
  {
    name: 'reject-review',
    entry: 'functions/http/reject-review.ts',
    load: () => import('../http/reject-review.ts'),
    on: { route: 'POST /v1/reviews/{id}/reject' },
    scope: 'reviews:write',
    ...reviewing,
    ...reading,
  },
  {
    name: 'list-suppressions',
    entry: 'functions/http/list-suppressions.ts',
    load: () => import('../http/list-suppressions.ts'),
    on: { route: 'GET /v1/suppressions' },
    scope: 'reviews:read',
    ...remembering,
    ...reading,
  },
  {
    name: 'add-suppression',
    entry: 'functions/http/add-suppression.ts',
    load: () => import('../http/add-suppression.ts'),
    on: { route: 'POST /v1/suppressions' },
    scope: 'reviews:write',
    ...remembering,
    ...reading,
  },
  {
    name: 'get-suppression',
    entry: 'functions/http/get-suppression.ts',
    load: () => import('../http/get-suppression.ts'),
    on: { route: 'GET /v1/suppressions/{id}' },
    scope: 'reviews:read',
    ...remembering,
    ...reading,
  },
  {
    name: 'end-suppression',
    entry: 'functions/http/end-suppression.ts',
    load: () => import('../http/end-suppression.ts'),
    on: { route: 'DELETE /v1/suppressions/{id}' },
    scope: 'reviews:write',
    ...remembering,
    ...reading,
  },
];
