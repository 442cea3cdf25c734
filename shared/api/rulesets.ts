import * as z from 'zod';
import { action, outcome } from './decision-view.ts';
import { pageOf, pageQuery } from './page.ts';
import { route } from './route.ts';
import { line } from './text.ts';

const judged = z.looseObject({ outcome, action });

const backtest = z
  .looseObject({
    at: z.string(),
    days: z.number().int(),
    /** Decisions in the window, null when too many to count; looked at so far; judged again; no longer to be judged. */
    total: z.number().int().nullable(),
    covered: z.number().int(),
    examined: z.number().int(),
    skipped: z.number().int(),
    /** False: the same call again goes on from there. */
    complete: z.boolean(),
    stricter: z.number().int(),
    milder: z.number().int(),
    changed: z.array(z.looseObject({ decisionId: z.string(), reference: z.string(), before: judged, after: judged })),
    trueMatches: z.looseObject({ tried: z.number().int(), untried: z.number().int() }),
    lostTrueMatches: z.array(z.looseObject({ decisionId: z.string(), reviewId: z.string(), entryIds: z.array(z.string()) })),
  })
  .meta({ id: 'Backtest', description: 'What a draft would have said about past orders, with the knowledge of their day.' });

export const ruleset = z
  .looseObject({
    id: z.string(),
    title: z.string(),
    version: z.number().int(),
    state: z.enum(['draft', 'checked', 'backtested', 'published', 'retired']),
    author: z.string(),
    createdAt: z.string(),
    rules: z.array(z.looseObject({ id: z.string(), title: z.string(), when: z.string() })),
    backtest: backtest.nullable(),
  })
  .meta({
    id: 'Ruleset',
    description: 'Content never changes under an id. `version` is its `ETag` and counts what was done with it.',
  });

export const rulesetFault = z
  .looseObject({
    code: z.string(),
    message: z.string(),
    pointer: z.string(),
    characters: z.looseObject({ start: z.number().int(), end: z.number().int() }).nullable(),
  })
  .meta({ id: 'RulesetFault' });

const parameters = z.strictObject({ id: line(64) });

export const listRulesetsRoute = route({
  id: 'listRulesets',
  method: 'GET',
  path: '/v1/rulesets',
  summary: 'Rulesets, with the one in force marked `published`',
  scope: 'rules:read',
  query: z.strictObject(pageQuery),
  answers: { 200: { description: 'A page', schema: pageOf(ruleset) } },
});

export const getRulesetRoute = route({
  id: 'getRuleset',
  method: 'GET',
  path: '/v1/rulesets/{id}',
  summary: 'One ruleset; `current` is the one in force',
  scope: 'rules:read',
  parameters,
  answers: { 200: { description: 'The ruleset', schema: ruleset } },
  problems: ['not_found'],
});

export const draftRulesetRoute = route({
  id: 'draftRuleset',
  method: 'POST',
  path: '/v1/rulesets',
  summary: 'A new draft. Faults of its text are refused with pointer and characters',
  scope: 'rules:write',
  body: z.record(z.string(), z.unknown()),
  answers: { 201: { description: 'Drafted', schema: ruleset } },
});

export const checkRulesetRoute = route({
  id: 'checkRuleset',
  method: 'POST',
  path: '/v1/rulesets/{id}/check',
  summary: 'Static check, and the tests beside the rules',
  scope: 'rules:write',
  parameters,
  answers: {
    200: { description: 'What was found', schema: z.looseObject({ ok: z.boolean(), faults: z.array(rulesetFault), ruleset }) },
  },
  problems: ['not_found', 'conflict', 'precondition_failed'],
});

export const backtestRulesetRoute = route({
  id: 'backtestRuleset',
  method: 'POST',
  path: '/v1/rulesets/{id}/backtest',
  summary: 'Judge past orders with it, each with the knowledge of its day',
  scope: 'rules:write',
  parameters,
  query: z.strictObject({
    days: z.coerce.number().int().min(1).max(366).optional(),
    /** Longest this call may take. */
    seconds: z.coerce.number().min(0.1).max(20).optional(),
  }),
  answers: {
    200: { description: 'The ruleset with its report, which the same call goes on with until it is `complete`', schema: ruleset },
  },
  problems: ['not_found', 'conflict', 'precondition_failed'],
});

export const publishRulesetRoute = route({
  id: 'publishRuleset',
  method: 'POST',
  path: '/v1/rulesets/{id}/publish',
  summary: 'Put it in force. `If-Match` is required; the author cannot publish',
  scope: 'rules:write',
  parameters,
  /** Said a second time by whoever has read which true matches would be lost. */
  query: z.strictObject({ confirm: z.literal('lost_true_matches').optional() }),
  answers: { 200: { description: 'In force', schema: ruleset } },
  problems: ['not_found', 'conflict', 'precondition_failed', 'forbidden'],
});

export const rollbackRulesetRoute = route({
  id: 'rollbackRuleset',
  method: 'POST',
  path: '/v1/rulesets/{id}/rollback',
  summary: 'Put the ruleset in force again that was before this one',
  scope: 'rules:write',
  parameters,
  answers: { 200: { description: 'The ruleset in force now', schema: ruleset } },
  problems: ['not_found', 'conflict', 'precondition_failed'],
});
