import * as z from 'zod';
import { pageOf, pageQuery } from './page.ts';
import { route, scopes } from './route.ts';
import { instant, line, maybe } from './text.ts';

const scope = z.enum(['*', ...scopes]);

export const apiKey = z
  .looseObject({
    id: z.string(),
    name: z.string(),
    scopes: z.array(z.string()),
    reach: z.enum(['own', 'all']),
    createdAt: z.string(),
    createdBy: z.string(),
    expiresAt: z.string().nullable(),
    revokedAt: z.string().nullable(),
  })
  .meta({ id: 'ApiKey', description: 'A caller that is not an IAM principal. Its secret is shown once and kept as a hash.' });

const withSecret = apiKey.extend({ secret: z.string() });
const parameters = z.strictObject({ id: line(64) });

export const issueKeyRoute = route({
  id: 'issueKey',
  method: 'POST',
  path: '/v1/keys',
  summary: 'A new API key',
  scope: 'admin',
  body: z.strictObject({
    name: line(100),
    scopes: z.array(scope).min(1).max(scopes.length),
    /** `own`: sees only what it made itself. */
    reach: z.enum(['own', 'all']).default('all'),
    expiresAt: maybe(instant),
  }),
  answers: { 201: { description: 'The key, with its secret this one time', schema: withSecret } },
});

export const listKeysRoute = route({
  id: 'listKeys',
  method: 'GET',
  path: '/v1/keys',
  summary: 'API keys',
  scope: 'admin',
  query: z.strictObject(pageQuery),
  answers: { 200: { description: 'A page', schema: pageOf(apiKey) } },
});

export const rotateKeyRoute = route({
  id: 'rotateKey',
  method: 'POST',
  path: '/v1/keys/{id}/rotate',
  summary: 'A new secret for the same caller; the old one works for the overlap',
  scope: 'admin',
  parameters,
  query: z.strictObject({ overlapHours: z.coerce.number().int().min(0).max(720).default(24) }),
  answers: { 200: { description: 'The key, with its new secret this one time', schema: withSecret } },
  problems: ['not_found', 'conflict', 'precondition_failed'],
});

export const revokeKeyRoute = route({
  id: 'revokeKey',
  method: 'DELETE',
  path: '/v1/keys/{id}',
  summary: 'No secret of it is accepted any more',
  scope: 'admin',
  parameters,
  answers: { 200: { description: 'Revoked', schema: apiKey } },
  problems: ['not_found', 'conflict', 'precondition_failed'],
});
