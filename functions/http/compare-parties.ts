import { comparePartiesRoute } from '../../shared/api/parties.ts';
import { compareParty } from '../../shared/matching/compare-party.ts';
import { http } from '../edge/http.ts';
import { reply } from '../edge/reply.ts';
import { toCandidate, toParty } from '../edge/to-party.ts';

export const handler = http(comparePartiesRoute, async ({ body }) =>
  reply(200, { results: body.pairs.map(({ query, candidate }) => compareParty(toParty(query), toCandidate(candidate))) }),
);
