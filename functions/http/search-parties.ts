import { searchPartiesRoute } from '../../shared/api/parties.ts';
import { searchNames } from '../../shared/matching/search-names.ts';
import { http } from '../edge/http.ts';
import { problem, reply } from '../edge/reply.ts';
import { toParty } from '../edge/to-party.ts';

export const handler = http(searchPartiesRoute, async ({ body }, world) => {
  const knowledge = await world.knowledge.current();
  if (!knowledge) return problem('not_ready', 'no edition of the lists is loaded yet; try again shortly');
  const { limit, minScore, sources } = body;
  const results = searchNames(knowledge.index, toParty(body), { limit, minScore, sources });
  return reply(200, { edition: knowledge.edition.id, results });
});
