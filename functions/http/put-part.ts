import { putPartRoute } from '../../shared/api/sources.ts';
import { keepPart } from '../../shared/flows/carry-parts.ts';
import { http } from '../edge/http.ts';
import { problemOf, reply } from '../edge/reply.ts';

/** One piece of an official file; nothing reads it before an import names it. */
export const handler = http(putPartRoute, async ({ parameters: { id, sha256 }, bytes }, world) => {
  const kept = await keepPart(id, sha256, bytes, world);
  return kept.ok ? reply(201, { sha256, bytes: kept.value }) : problemOf(kept.trouble);
});
