import { comparePartiesRoute } from '../../shared/api/parties.ts';
import { compareParty } from '../../shared/matching/compare-party.ts';
import { http } from '../edge/http.ts';
import { reply } from '../edge/reply.ts';
import { countryCode } from '../edge/to-order.ts';

export const handler = http(comparePartiesRoute, async ({ body }) => {
  const results = body.pairs.map(({ query, candidate }) =>
    compareParty(
      { ...query, country: query.country && countryCode(query.country) },
      { ...candidate, countries: candidate.countries.map(countryCode) },
    ),
  );
  return reply(200, { results });
});
