import * as z from 'zod';
import { pageQuery } from './page.ts';
import { route } from './route.ts';
import { instant, line } from './text.ts';

const limitMax = 1_000;

const sealedEntry = z.looseObject({
  index: z.number().int(),
  record: z.looseObject({ at: z.string(), digest: z.string(), id: z.string(), kind: z.string(), sealedAt: z.string() }),
});

/** Where the log stands: enough to check any proof offline. */
const standing = { size: z.number().int(), checkpoint: z.string().nullable(), verifierKey: z.string() };

export const listAuditRoute = route({
  id: 'listAudit',
  method: 'GET',
  path: '/v1/audit',
  summary: 'The sealed log: digests of decisions and events in the order of sealing',
  scope: 'audit:read',
  query: z.strictObject({
    from: instant.optional(),
    to: instant.optional(),
    cursor: pageQuery.cursor,
    limit: z.coerce.number().int().min(1).max(limitMax).default(100),
  }),
  answers: {
    200: {
      description: 'A page of entries',
      schema: z.looseObject({ data: z.array(sealedEntry), nextCursor: z.string().nullable(), ...standing }),
    },
  },
});

export const proveAuditRoute = route({
  id: 'proveAudit',
  method: 'GET',
  path: '/v1/audit/proof',
  summary: 'Proof that a decision is in the log (`decision`), or that an earlier log is its beginning (`size`)',
  scope: 'audit:read',
  query: z
    .strictObject({ decision: line(64).optional(), size: z.coerce.number().int().min(1).optional() })
    .refine((query) => (query.decision === undefined) !== (query.size === undefined), {
      message: 'takes either `decision` or `size`',
    }),
  answers: {
    200: {
      description: 'Hashes in base64, a signed checkpoint and the key that signed it',
      schema: z.looseObject({ proof: z.array(z.string()) }),
    },
  },
  problems: ['not_found'],
});

export const getAuditFileRoute = route({
  id: 'getAuditFile',
  method: 'GET',
  path: '/v1/audit/file',
  summary: 'One static file of the log (C2SP tlog-tiles), for whoever wants to verify or keep a copy',
  scope: 'audit:read',
  query: z.strictObject({ path: z.string().regex(/^(tile\/[\dx/.p]{1,80}|tile\/entries\/[\dx/.p]{1,80}|checkpoint\/\d{15})$/) }),
  answers: { 200: { description: 'The bytes in base64', schema: z.looseObject({ path: z.string(), base64: z.string() }) } },
  problems: ['not_found'],
});
