import * as z from 'zod';
import { action, decisionMinimal, decisionView, effective, outcome } from './decision-view.ts';
import { screenRequest } from './order.ts';
import { pageOf, pageQuery } from './page.ts';
import { route } from './route.ts';
import { instant, line } from './text.ts';

const when = z.union([instant, z.iso.date()]);

export const screenOrderRoute = route({
  id: 'screenOrder',
  method: 'POST',
  path: '/v1/decisions',
  summary: 'Screen an order',
  scope: 'decisions:write',
  body: screenRequest,
  answers: {
    201: { description: 'Decided, whatever the outcome', schema: z.union([decisionView, decisionMinimal]) },
    200: {
      description: 'The decision of an earlier call with this key and body',
      schema: z.union([decisionView, decisionMinimal]),
    },
  },
  problems: ['idempotency_key_reused', 'not_ready', 'not_found'],
});

export const getDecisionRoute = route({
  id: 'getDecision',
  method: 'GET',
  path: '/v1/decisions/{id}',
  summary: 'One decision',
  scope: 'decisions:read',
  parameters: z.strictObject({ id: line(64) }),
  answers: { 200: { description: 'The decision as made, and what is in force now', schema: decisionView } },
  problems: ['not_found'],
});

export const listDecisionsRoute = route({
  id: 'listDecisions',
  method: 'GET',
  path: '/v1/decisions',
  summary: 'Decisions, newest first',
  scope: 'decisions:read',
  query: z.strictObject({
    reference: line(128).optional(),
    outcome: outcome.optional(),
    from: when.optional(),
    to: when.optional(),
    ...pageQuery,
  }),
  answers: {
    200: { description: 'A page, which may be short while `nextCursor` says that more remain', schema: pageOf(decisionView) },
  },
});

export const getOrderRoute = route({
  id: 'getOrder',
  method: 'GET',
  path: '/v1/orders/{reference}',
  summary: 'What is in force for an order now, for the warehouse door',
  scope: 'orders:read',
  parameters: z.strictObject({ reference: line(128) }),
  answers: {
    200: {
      description: 'The strictest of the live decisions on this order',
      schema: z.looseObject({
        reference: z.string(),
        action,
        outcome,
        effective,
        decisions: z.array(z.looseObject({ id: z.string(), stage: z.string(), createdAt: z.string(), effective })),
      }),
    },
  },
  problems: ['not_found'],
});
