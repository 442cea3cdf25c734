import * as z from 'zod';
import { route } from './route.ts';

export const healthRoute = route({
  id: 'health',
  method: 'GET',
  path: '/v1/health',
  summary: 'Alive',
  scope: null,
  answers: { 200: { description: 'Alive', schema: z.looseObject({ status: z.literal('ok') }) } },
});

const readiness = z.looseObject({
  ready: z.boolean(),
  edition: z.string().nullable(),
  reasons: z.array(z.looseObject({ code: z.string(), subject: z.string().nullable(), detail: z.string() })),
});

export const readyRoute = route({
  id: 'ready',
  method: 'GET',
  path: '/v1/ready',
  summary: 'Whether orders can be judged on lists that are all there and fresh',
  scope: null,
  answers: {
    200: { description: 'Ready', schema: readiness },
    503: { description: 'A mandatory list is missing, stale or only a sample', schema: readiness },
  },
});

export const coverageRoute = route({
  id: 'coverage',
  method: 'GET',
  path: '/v1/coverage',
  summary: 'What is modelled, flagged and not covered, with the dates of the data',
  scope: null,
  answers: {
    200: {
      description: 'Coverage',
      schema: z.looseObject({
        engine: z.string(),
        sources: z.array(z.looseObject({ id: z.string(), state: z.string() })),
        tables: z.array(
          z.looseObject({
            jurisdiction: z.string(),
            table: z.string(),
            instrument: z.string(),
            edition: z.string(),
            rows: z.number(),
            basis: z.enum(['text', 'checked', 'unchecked', 'not_loaded']),
          }),
        ),
        modelled: z.array(z.string()),
        flagged: z.array(z.string()),
        notCovered: z.array(z.string()),
      }),
    },
  },
});

export const openapiRoute = route({
  id: 'openapi',
  method: 'GET',
  path: '/v1/openapi.json',
  summary: 'This API as an OpenAPI 3.1 document',
  scope: null,
  answers: { 200: { description: 'The document', schema: z.looseObject({ openapi: z.string() }) } },
});
