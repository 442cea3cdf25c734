import * as z from 'zod';
import { pageOf, pageQuery } from './page.ts';
import { route } from './route.ts';
import { line, paragraph } from './text.ts';

const hold = z
  .looseObject({ reference: z.string(), reason: z.string(), by: z.string(), at: z.string() })
  .meta({ id: 'LegalHold' });

const erasure = z
  .looseObject({
    id: z.string(),
    reference: z.string(),
    receivedAt: z.string(),
    state: z.enum(['restricted', 'erased']),
    restrictedUntil: z.string().nullable(),
    basis: z.string(),
  })
  .meta({ id: 'ErasureRequest', description: 'What a legal duty keeps is restricted until it ends.' });

const deletion = z
  .looseObject({
    id: z.string(),
    at: z.string(),
    day: z.string(),
    deleted: z.array(z.looseObject({ decisionId: z.string(), digest: z.string() })),
    kept: z.number().int(),
    /** Editions, rulesets and artefacts of lists and law that no kept decision pins any more. */
    knowledge: z.array(z.looseObject({ kind: z.enum(['edition', 'ruleset', 'artefact']), id: z.string() })).optional(),
  })
  .meta({ id: 'DeletionRecord' });

export const holdOrderRoute = route({
  id: 'holdOrder',
  method: 'POST',
  path: '/v1/holds',
  summary: 'Keep everything of an order beyond its time',
  scope: 'admin',
  body: z.strictObject({ reference: line(128), reason: paragraph(1_000) }),
  answers: { 201: { description: 'Held', schema: hold } },
});

export const listHoldsRoute = route({
  id: 'listHolds',
  method: 'GET',
  path: '/v1/holds',
  summary: 'Legal holds',
  scope: 'admin',
  query: z.strictObject(pageQuery),
  answers: { 200: { description: 'A page', schema: pageOf(hold) } },
});

export const liftHoldRoute = route({
  id: 'liftHold',
  method: 'DELETE',
  path: '/v1/holds/{reference}',
  summary: 'Lift a hold; what is past its time is deleted',
  scope: 'admin',
  parameters: z.strictObject({ reference: line(128) }),
  answers: { 204: { description: 'Lifted', schema: null } },
  problems: ['not_found'],
});

export const requestErasureRoute = route({
  id: 'requestErasure',
  method: 'POST',
  path: '/v1/erasures',
  summary: 'A person asks to be forgotten',
  scope: 'admin',
  body: z.strictObject({ reference: line(128) }),
  answers: { 201: { description: 'Restricted until the legal duty ends', schema: erasure } },
  problems: ['not_found'],
});

export const getErasureRoute = route({
  id: 'getErasure',
  method: 'GET',
  path: '/v1/erasures/{id}',
  summary: 'Where a request stands now',
  scope: 'admin',
  parameters: z.strictObject({ id: line(64) }),
  answers: { 200: { description: 'The request', schema: erasure } },
  problems: ['not_found'],
});

export const listDeletionsRoute = route({
  id: 'listDeletions',
  method: 'GET',
  path: '/v1/deletions',
  summary: 'Records of what was deleted after its time, newest first',
  scope: 'admin',
  query: z.strictObject(pageQuery),
  answers: { 200: { description: 'A page', schema: pageOf(deletion) } },
});
