import * as z from 'zod';
import { decisionView } from './decision-view.ts';
import { route } from './route.ts';
import { line } from './text.ts';

const difference = z.looseObject({ what: z.string(), subject: z.string().nullable(), before: z.unknown(), after: z.unknown() });

export const replayDecisionRoute = route({
  id: 'replayDecision',
  method: 'POST',
  path: '/v1/decisions/{id}/replay',
  summary: 'The same order judged again, with the knowledge it pins or with what is known now',
  scope: 'decisions:read',
  parameters: z.strictObject({ id: line(64) }),
  body: z.strictObject({ with: z.enum(['pinned', 'current']).default('pinned') }),
  answers: {
    200: {
      description: 'The judgement and where it differs from the stored one; nothing is stored',
      schema: z.looseObject({ decision: decisionView, differences: z.array(difference) }),
    },
  },
  problems: ['not_found', 'not_ready'],
});
