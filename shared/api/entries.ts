import * as z from 'zod';
import { route } from './route.ts';
import { line } from './text.ts';

export const getEntryRoute = route({
  id: 'getEntry',
  method: 'GET',
  path: '/v1/entries/{id}',
  summary: 'One listed party',
  scope: 'parties:read',
  parameters: z.strictObject({ id: line(200) }),
  answers: {
    200: {
      description: 'The entry as the edition in force holds it, and every version seen',
      schema: z.looseObject({
        edition: z.string(),
        entry: z.looseObject({ id: z.string(), source: z.string(), names: z.array(z.looseObject({ value: z.string() })) }),
        versions: z.array(z.looseObject({ version: z.string() })),
      }),
    },
  },
  problems: ['not_found', 'not_ready'],
});
