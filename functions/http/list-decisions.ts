import { listDecisionsRoute } from '../../shared/api/decisions.ts';
import { maySee } from '../../shared/decisions/may-see.ts';
import { showRecords } from '../../shared/flows/show-records.ts';
import { openCursor, sealCursor } from '../edge/cursor.ts';
import { http } from '../edge/http.ts';
import { reply } from '../edge/reply.ts';

export const handler = http(listDecisionsRoute, async ({ query, caller }, world) => {
  const { reference = null, outcome = null, from = null, to = null, limit } = query;
  const context = JSON.stringify(['decisions', caller.id, reference, outcome, from, to]);
  const cursor = await openCursor(query.cursor, context, world);
  if (!cursor.ok) return cursor.problem;
  const filter = { reference, outcome, from: startOf(from), to: endOf(to), limit, cursor: cursor.position };
  const page = await world.decisions.list(filter);
  const seen = page.data.filter((record) => maySee(caller, record.caller));
  const data = await showRecords(seen, world);
  return reply(200, { data, nextCursor: await sealCursor(page.nextCursor, context, world) });
});

/** Stored instants are UTC with milliseconds: bounds are compared as text and must be written alike. */
const startOf = (when: string | null) => when && new Date(when).toISOString();
/** A bare day includes all of it. */
const endOf = (when: string | null) => when && (when.length === 10 ? `${when}T23:59:59.999Z` : new Date(when).toISOString());
