import * as z from 'zod';
import { pageOf, pageQuery } from './page.ts';
import { route } from './route.ts';
import { instant, line, maybe, paragraph } from './text.ts';

export const suppression = z
  .looseObject({
    id: z.string(),
    partyFingerprint: z.string(),
    entryId: z.string(),
    entryHash: z.string(),
    reason: z.string(),
    author: z.string(),
    evidence: z.string(),
    createdAt: z.string(),
    expiresAt: z.string(),
    ended: z.looseObject({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
  })
  .meta({
    id: 'Suppression',
    description: 'Says nothing any more once the entry, the party, the rules about matches or the date change.',
  });

export const listSuppressionsRoute = route({
  id: 'listSuppressions',
  method: 'GET',
  path: '/v1/suppressions',
  summary: 'Remembered false positives',
  scope: 'reviews:read',
  query: z.strictObject(pageQuery),
  answers: { 200: { description: 'A page', schema: pageOf(suppression) } },
});

export const addSuppressionRoute = route({
  id: 'addSuppression',
  method: 'POST',
  path: '/v1/suppressions',
  summary: 'Remember one match of one decision as a false positive',
  scope: 'reviews:write',
  body: z.strictObject({
    decision: line(64),
    /** Id of the finding in that decision. */
    finding: line(32),
    reason: paragraph(1_000),
    /** Where the evidence lies: a file number, a review. Left out: the decision itself. */
    evidence: line(200).optional(),
    expiresAt: maybe(instant),
  }),
  answers: { 201: { description: 'Remembered', schema: suppression } },
  problems: ['not_found'],
});

export const getSuppressionRoute = route({
  id: 'getSuppression',
  method: 'GET',
  path: '/v1/suppressions/{id}',
  summary: 'One remembered false positive',
  scope: 'reviews:read',
  parameters: z.strictObject({ id: line(80) }),
  answers: { 200: { description: 'The suppression', schema: suppression } },
  problems: ['not_found'],
});

export const endSuppressionRoute = route({
  id: 'endSuppression',
  method: 'DELETE',
  path: '/v1/suppressions/{id}',
  summary: 'Forget it: the match holds again. The record stays',
  scope: 'reviews:write',
  parameters: z.strictObject({ id: line(80) }),
  answers: { 200: { description: 'Ended', schema: suppression } },
  problems: ['not_found', 'conflict', 'precondition_failed'],
});
