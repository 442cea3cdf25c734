import { listAuditRoute } from '../../shared/api/audit.ts';
import { listSealed } from '../../shared/flows/list-sealed.ts';
import { openCursor, sealCursor } from '../edge/cursor.ts';
import { http } from '../edge/http.ts';
import { reply } from '../edge/reply.ts';
import { watching } from '../edge/watching.ts';

/** Entries of the sealed log by time of sealing. */
export const handler = http(listAuditRoute, async ({ query, caller }, some) => {
  const world = watching(some);
  const { from = null, to = null, limit } = query;
  const context = JSON.stringify(['audit', caller.id, from, to]);
  const cursor = await openCursor(query.cursor, context, world);
  if (!cursor.ok) return cursor.problem;
  const page = await listSealed({ from, to, limit, position: cursor.position }, world);
  return reply(200, { ...page, nextCursor: await sealCursor(page.nextCursor, context, world) });
});
