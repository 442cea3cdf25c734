import * as z from 'zod';
import { actions, outcomes } from '../model/outcome.ts';

/** Shapes the API answers. Fields may be added, so readers must pass over what they do not know. */
export const outcome = z.enum(outcomes);
export const action = z.enum(actions);
const count = z.number().int().min(0);
const score = z.number().min(0).max(1);

export const citation = z
  .looseObject({ instrument: z.string(), pinpoint: z.string().nullable(), url: z.string().nullable() })
  .meta({ id: 'Citation' });

const token = z.looseObject({ query: z.string(), candidate: z.string(), similarity: score, how: z.string() });

export const matchFeature = z
  .looseObject({
    name: z.string(),
    score: z.number(),
    detail: z.string(),
    query: z.string().nullable(),
    candidate: z.string().nullable(),
    tokens: z.array(token).optional(),
  })
  .meta({ id: 'MatchFeature', description: 'One reason for a score.' });

const matchedEntry = z
  .looseObject({
    id: z.string(),
    source: z.string(),
    name: z.string(),
    type: z.string(),
    programs: z.array(z.string()),
    licensePolicy: z.string().nullable(),
    listedAt: z.string().nullable(),
    url: z.string().nullable(),
  })
  .meta({ id: 'MatchedEntry' });

export const match = z
  .looseObject({
    entry: matchedEntry,
    matchedName: z.string(),
    score,
    nameScore: score,
    band: z.enum(['strong', 'medium', 'weak']),
    features: z.array(matchFeature),
    for: z.array(z.string()),
    against: z.array(z.string()),
    absent: z.array(z.string()),
  })
  .meta({ id: 'Match' });

const requirement = z.looseObject({ control: z.string(), reason: z.string(), column: z.string(), destination: z.string() });

export const finding = z
  .looseObject({
    id: z.string(),
    check: z.string(),
    code: z.string(),
    jurisdiction: z.string(),
    outcome,
    title: z.string(),
    detail: z.string(),
    party: z.string().nullable(),
    item: z.string().nullable(),
    missingFacts: z.array(z.string()),
    match: match.optional(),
    requirement: requirement.optional(),
    citations: z.array(citation),
  })
  .meta({ id: 'Finding', description: 'One reason.' });

export const gap = z
  .looseObject({ code: z.string(), subject: z.string().nullable(), detail: z.string() })
  .meta({ id: 'Gap', description: 'What could not be judged.' });

const condition = z.looseObject({ text: z.string(), met: z.boolean().nullable() });

const exception = z.looseObject({
  item: z.string(),
  code: z.string(),
  status: z.enum(['available', 'candidate', 'foreclosed', 'not_listed']),
  overcomes: z.array(z.string()),
  reasons: z.array(z.string()),
  conditions: z.array(condition),
  citations: z.array(citation),
});

const pinned = z.looseObject({
  edition: z.string(),
  ruleset: z.string(),
  engine: z.string(),
  sources: z.array(z.looseObject({ id: z.string(), version: z.string(), publishedAt: z.string().nullable(), entries: count })),
});

export const effective = z
  .looseObject({ outcome, action, asOf: z.string(), supersededBy: z.string().nullable() })
  .meta({ id: 'Effective', description: 'What is in force now.' });

const minimal = {
  id: z.string(),
  outcome,
  action,
  complete: z.boolean(),
  headline: z.string(),
  buyerMessage: z.looseObject({ code: z.string(), text: z.string() }),
  /** Given with one decision only: the whole of it as text to file. */
  narrative: z.string().optional(),
  links: z.looseObject({ self: z.string() }),
};

/** With `Prefer: return=minimal`. */
export const decisionMinimal = z.looseObject(minimal).meta({ id: 'DecisionMinimal' });

export const decisionView = z
  .looseObject({
    ...minimal,
    reference: z.string(),
    stage: z.string(),
    createdAt: z.string(),
    gaps: z.array(gap),
    byJurisdiction: z.record(z.string(), outcome),
    findings: z.array(finding),
    exceptions: z.array(exception),
    obligations: z.array(z.looseObject({ code: z.string(), detail: z.string(), citations: z.array(citation) })),
    divergence: z.array(z.looseObject({ item: z.string(), outcomes: z.record(z.string(), outcome), why: z.string() })),
    pinned,
    review: z.looseObject({ id: z.string(), state: z.string(), dueAt: z.string() }).nullable(),
    effective,
    digest: z.string(),
    timingMs: z.looseObject({ total: z.number(), match: z.number(), license: z.number(), rules: z.number(), store: z.number() }),
  })
  .meta({ id: 'Decision' });
