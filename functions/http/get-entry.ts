import { getEntryRoute } from '../../shared/api/entries.ts';
import { showEntry } from '../../shared/flows/show-entry.ts';
import { http } from '../edge/http.ts';
import { problem, reply } from '../edge/reply.ts';

export const handler = http(getEntryRoute, async ({ parameters }, world) => {
  const knowledge = await world.knowledge.current();
  if (!knowledge) return problem('not_ready', 'no edition of the lists is loaded yet; try again shortly');
  const shown = await showEntry(parameters.id, knowledge, world);
  return shown ? reply(200, shown) : problem('not_found', 'no version of any list held such an entry');
});
