import { searchPartiesRoute } from '../../shared/api/parties.ts';
import { searchNames } from '../../shared/matching/search-names.ts';
import { sourceRow } from '../../shared/sources/catalog.ts';
import { http } from '../edge/http.ts';
import { problem, reply } from '../edge/reply.ts';
import { countryCode } from '../edge/to-order.ts';

export const handler = http(searchPartiesRoute, async ({ body }, world) => {
  const knowledge = await world.knowledge.current();
  if (!knowledge) return problem('not_ready', 'no edition of the lists is loaded yet; try again shortly');
  const { limit, minScore, sources, ...asked } = body;
  const query = { ...asked, country: asked.country && countryCode(asked.country), sources: sources.flatMap(listsOf) };
  return reply(200, { edition: knowledge.edition.id, results: searchNames(knowledge.index, query, { limit, minScore }) });
});

/** A consolidated file stands for the lists inside it. */
const listsOf = (id: string): string[] => [id, ...(sourceRow(id)?.lists.map((list) => list.id) ?? [])];
