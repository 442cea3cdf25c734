import { proveAuditRoute } from '../../shared/api/audit.ts';
import { proveDecision, proveGrowth } from '../../shared/flows/prove-record.ts';
import { http } from '../edge/http.ts';
import { problemOf, reply } from '../edge/reply.ts';
import { watching } from '../edge/watching.ts';

/** Inclusion of one decision, or consistency with an earlier checkpoint (RFC 6962). */
export const handler = http(proveAuditRoute, async ({ query }, some) => {
  const world = watching(some);
  const proof = query.decision ? await proveDecision(query.decision, world) : await proveGrowth(query.size ?? 0, world);
  return proof.ok ? reply(200, proof.value) : problemOf(proof.trouble);
});
