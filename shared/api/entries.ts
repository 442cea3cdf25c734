import * as z from 'zod';
import { route } from './route.ts';
import { line } from './text.ts';

const entry = z.looseObject({ id: z.string(), source: z.string(), names: z.array(z.looseObject({ value: z.string() })) });
const moment = z.string().nullable();

const version = z.looseObject({
  version: z.string(),
  /** Source whose file says it. */
  via: z.string(),
  kind: z.enum(['added', 'changed', 'removed']),
  fields: z.array(z.string()),
  publishedAt: moment,
  retrievedAt: moment,
  /** The entry as that version has it; null where it was removed or is no longer kept. */
  entry: entry.nullable(),
});

export const getEntryRoute = route({
  id: 'getEntry',
  method: 'GET',
  path: '/v1/entries/{id}',
  summary: 'One listed party, with every version seen',
  scope: 'parties:read',
  parameters: z.strictObject({ id: line(200) }),
  answers: {
    200: {
      description:
        'The entry as the edition in force holds it (`listed`), or as it last stood before it was removed, and every version that changed it, newest first',
      schema: z.looseObject({
        edition: z.string(),
        listed: z.boolean(),
        entry,
        versions: z.array(version),
      }),
    },
  },
  problems: ['not_found', 'not_ready'],
});
