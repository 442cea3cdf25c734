import { listFeedRoute } from '../../shared/api/changes.ts';
import { writeVerifierKey } from '../../shared/decisions/audit/signed-note.ts';
import { readFeed } from '../../shared/flows/append-feed.ts';
import { http } from '../edge/http.ts';
import { problemOf, reply } from '../edge/reply.ts';
import { watching } from '../edge/watching.ts';

/** The signed change feed, for other deployments. */
export const handler = http(listFeedRoute, async ({ query }, some) => {
  const world = watching(some);
  const page = await readFeed(query.cursor, query.limit, world);
  if (!page.ok) return problemOf(page.trouble);
  return reply(200, { ...page.value, verifierKey: writeVerifierKey((await world.keys()).signer) });
});
