import * as z from 'zod';
import { match, matchFeature } from './decision-view.ts';
import { identifier, name, partyType } from './party.ts';
import { route } from './route.ts';
import { countryText, line, maybe, partialDay } from './text.ts';

/** A thousand pairs of two names each do not fit the common cap. */
const compareBytesMax = 2 * 1024 * 1024;

const query = {
  name,
  type: partyType.default('unknown'),
  country: maybe(countryText),
  dateOfBirth: maybe(partialDay),
  identifiers: z.array(identifier).max(50).default([]),
};

export const searchPartiesRoute = route({
  id: 'searchParties',
  method: 'POST',
  path: '/v1/parties/search',
  summary: 'Listed parties like this one, best first',
  scope: 'parties:read',
  body: z.strictObject({
    ...query,
    sources: z.array(line(64)).max(100).default([]),
    limit: z.number().int().min(1).max(100).default(10),
    minScore: z.number().min(0).max(1).default(0.7),
  }),
  answers: {
    200: { description: 'Explained matches', schema: z.looseObject({ edition: z.string(), results: z.array(match) }) },
  },
  problems: ['not_ready'],
});

const candidate = z.strictObject({
  names: z.array(name).min(1).max(100),
  type: partyType.default('unknown'),
  countries: z.array(countryText).max(50).default([]),
  datesOfBirth: z.array(line(32)).max(50).default([]),
  identifiers: z.array(identifier).max(50).default([]),
});

export const comparePartiesRoute = route({
  id: 'compareParties',
  method: 'POST',
  path: '/v1/parties/compare',
  summary: 'Score pairs of parties, for tuning and audits',
  scope: 'parties:read',
  bodyBytesMax: compareBytesMax,
  body: z.strictObject({
    pairs: z
      .array(z.strictObject({ query: z.strictObject(query), candidate }))
      .min(1)
      .max(1000),
  }),
  answers: {
    200: {
      description: 'One score per pair, in order',
      schema: z.looseObject({
        results: z.array(z.looseObject({ score: z.number(), nameScore: z.number(), features: z.array(matchFeature) })),
      }),
    },
  },
});
