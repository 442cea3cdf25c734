import { getEntryRoute } from '../../shared/api/entries.ts';
import { http } from '../edge/http.ts';
import { problem, reply } from '../edge/reply.ts';

export const handler = http(getEntryRoute, async ({ parameters }, world) => {
  const knowledge = await world.knowledge.current();
  if (!knowledge) return problem('not_ready', 'no edition of the lists is loaded yet; try again shortly');
  const entry = knowledge.index.entry(parameters.id);
  if (!entry) return problem('not_found', 'the edition in force holds no such entry');
  const { edition } = knowledge;
  const held = edition.sources[entry.via];
  const versions = held ? [{ version: held.version, publishedAt: held.publishedAt, retrievedAt: held.retrievedAt }] : [];
  return reply(200, { edition: edition.id, entry, versions });
});
