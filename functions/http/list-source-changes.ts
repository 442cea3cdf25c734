import { listChangesRoute } from '../../shared/api/sources.ts';
import { knownSource } from '../../shared/flows/show-sources.ts';
import { openCursor, sealCursor } from '../edge/cursor.ts';
import { http } from '../edge/http.ts';
import { problem, reply } from '../edge/reply.ts';

export const handler = http(listChangesRoute, async ({ parameters: { id }, query, caller }, world) => {
  if (!(await knownSource(id, world))) return problem('not_found', 'there is no such source');
  const since = query.since === undefined ? null : new Date(query.since).toISOString();
  const context = JSON.stringify(['source-changes', caller.id, id, since]);
  const cursor = await openCursor(query.cursor, context, world);
  if (!cursor.ok) return cursor.problem;
  const page = await world.sources.changes(id, since, query.limit, cursor.position);
  return reply(200, { data: page.data, nextCursor: await sealCursor(page.nextCursor, context, world) });
});
