import * as z from 'zod';
import { itemKinds } from '../model/item.ts';
import { citation, finding, gap, outcome } from './decision-view.ts';
import { route } from './route.ts';
import { countryText, line, maybe, paragraph } from './text.ts';

const code = line(32);
const decimal = z.string().regex(/^\d{1,15}(\.\d{1,4})?$/, { message: 'is not a decimal like `3150.00`' });

export const eligibilityRoute = route({
  id: 'checkEligibility',
  method: 'GET',
  path: '/v1/eligibility',
  summary: 'Does an item need a license to go there? Without personal data; cacheable',
  scope: 'law:read',
  query: z.strictObject({
    us: code.optional(),
    eu: code.optional(),
    from: countryText.optional(),
    to: countryText,
    value: decimal.optional().meta({ description: 'US dollars, of the whole order for this code' }),
    kind: z.enum(itemKinds).optional(),
    hs: line(16).optional(),
    origin: countryText.optional(),
    facts: line(512).optional().meta({ description: 'Facts the law asks for, `rangeKm:20,civilTelecom:true`' }),
  }),
  answers: {
    200: {
      description: 'The determination; parties, end use and red flags are asked with an order',
      schema: z.looseObject({
        edition: z.string(),
        law: z.record(z.string(), z.string()),
        outcome,
        byJurisdiction: z.record(z.string(), outcome),
        findings: z.array(finding),
        gaps: z.array(gap),
        exceptions: z.array(z.looseObject({ code: z.string(), status: z.string() })),
        byParagraph: z
          .array(
            z.looseObject({
              paragraphs: z.array(z.string()),
              outcome,
              needs: z.array(z.string()),
              exceptions: z.array(z.string()),
              asks: z.array(z.string()),
            }),
          )
          .meta({
            description: 'For an ECCN too coarse to decide by: the answer for each of its paragraphs, those alike together',
          }),
        obligations: z.array(z.looseObject({ code: z.string(), detail: z.string(), citations: z.array(citation) })),
      }),
    },
    304: { description: 'Not changed since the `ETag` of `If-None-Match`', schema: null },
  },
  problems: ['not_ready'],
});

export const divergenceRoute = route({
  id: 'reportDivergence',
  method: 'GET',
  path: '/v1/divergence',
  summary: 'Where jurisdictions differ for an item, and why',
  scope: 'law:read',
  query: z.strictObject({ item: code, to: countryText.optional() }),
  answers: {
    200: {
      description: 'The counterpart on the other list from the verified map, and the outcomes for the destination',
      schema: z.looseObject({
        edition: z.string(),
        item: z.string(),
        mappings: z.array(
          z.looseObject({
            basis: z.string(),
            why: z.string(),
            thresholds: z.array(z.looseObject({ parameter: z.string(), US: z.number(), EU: z.number(), between: z.string() })),
          }),
        ),
      }),
    },
  },
  problems: ['not_ready'],
});

export const classifyItemRoute = route({
  id: 'classifyItem',
  method: 'POST',
  path: '/v1/items/classify',
  summary: 'Control entries a description or tariff number may fall under, quoted; never a decision',
  scope: 'law:read',
  body: z
    .strictObject({ description: maybe(paragraph(2000)), hs: maybe(line(16)) })
    .refine((asked) => asked.description !== null || asked.hs !== null, { message: 'needs a `description` or an `hs` number' }),
  answers: {
    200: {
      description: 'Candidates, best first',
      schema: z.looseObject({
        edition: z.string(),
        candidates: z.array(z.looseObject({ list: z.string(), code: z.string(), quote: z.string(), score: z.number() })),
      }),
    },
  },
  problems: ['not_ready'],
});
