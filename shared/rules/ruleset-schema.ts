import * as z from 'zod';
import { outcomes } from '../model/outcome.ts';
import { partyTypes } from '../model/party.ts';
import { settings } from './settings.ts';

const day = z.iso.date();
const slug = z.stringFormat('rule id', /^[a-z0-9]+(-[a-z0-9]+)*$/).max(64);
const fraction = z.number().min(0.7, 'below 0.7 a score is noise').max(1);

const citation = z.strictObject({
  instrument: z.string().min(1).max(300),
  pinpoint: z.string().max(200).nullable().default(null),
  url: z.url().max(500).nullable().default(null),
});

/** A plain text names the instrument alone. */
const citationOrText = z.union([
  citation,
  z
    .string()
    .min(1)
    .max(300)
    .transform((instrument) => ({ instrument, pinpoint: null, url: null })),
]);

const ruleTest = z.strictObject({
  name: z.string().min(1).max(200).default('a test'),
  /** Facts as the rule sees them; what is left out is absent in the order. */
  given: z.record(z.string(), z.unknown()),
  expect: z.boolean(),
});

/** One rule. `then.action` may hold or refuse, never release: a rule only raises. */
const ruleSchema = z
  .strictObject({
    id: slug,
    /** The id, when a rule has no title of its own. */
    title: z.string().min(1).max(200).optional(),
    from: day.nullable().default(null),
    to: day.nullable().default(null),
    /** Left out: what `when` speaks of, `party`, `item` or `finding`, else the order. */
    each: z.enum(['order', 'party', 'item', 'finding']).optional(),
    when: z.string().min(1),
    then: z.strictObject({
      outcome: z.enum(outcomes).exclude(['clear']),
      action: z.enum(['hold', 'refuse']).nullable().default(null),
      message: z.string().min(1).max(500),
    }),
    citation: citationOrText.nullable().default(null),
    tests: z.array(ruleTest).max(20).default([]),
  })
  .transform(({ each, ...rule }) => ({ ...rule, title: rule.title ?? rule.id, each: each ?? null }))
  .refine(({ from, to }) => from === null || to === null || from <= to, { path: ['to'], message: 'ends before it begins' })
  .refine(({ then }) => then.action !== 'refuse' || then.outcome === 'prohibited', {
    path: ['then', 'action'],
    message: 'only `prohibited` refuses an order',
  });

const threshold = z
  .strictObject({
    source: z.stringFormat('list id or pattern', /^([a-z0-9-]+\*?|\*)$/).max(64),
    type: z.enum([...partyTypes, '*']),
    review: fraction,
    strong: fraction,
  })
  .refine(({ review, strong }) => review <= strong, { path: ['strong'], message: 'below `review`' });

const settingSchemas = Object.fromEntries(
  Object.entries(settings).map(([name, setting]) => [
    name,
    ('min' in setting ? z.int().min(setting.min).max(setting.max) : z.boolean()).optional(),
  ]),
);

/** A ruleset as a person writes it. Unknown fields are refused: a misspelt field would silently do nothing. */
export const rulesetSchema = z.strictObject({
  title: z.string().min(1).max(200).default('Ruleset'),
  thresholds: z.array(threshold).max(200).default([]),
  rules: z.array(ruleSchema).max(200).default([]),
  groups: z
    .record(z.stringFormat('group name', /^[A-Za-z][A-Za-z0-9_]{0,63}$/), z.array(z.string().min(1).max(100)).max(500))
    .default({}),
  settings: z.strictObject(settingSchemas).default({}),
});
