import { proveAuditRoute } from '../../shared/api/audit.ts';
import { maySee } from '../../shared/decisions/may-see.ts';
import { proveDecision, proveGrowth } from '../../shared/flows/prove-record.ts';
import type { World } from '../../shared/flows/world.ts';
import type { Caller } from '../edge/caller.ts';
import { http } from '../edge/http.ts';
import { problem, problemOf, reply } from '../edge/reply.ts';
import { watching } from '../edge/watching.ts';

/** Inclusion of one decision, or consistency with an earlier checkpoint (RFC 6962). */
export const handler = http(proveAuditRoute, async ({ query, caller }, some) => {
  const world = watching(some);
  if (query.decision && !(await isSeen(query.decision, caller, world))) return problem('not_found', 'no decision has this id');
  const proof = query.decision ? await proveDecision(query.decision, world) : await proveGrowth(query.size ?? 0, world);
  return proof.ok ? reply(200, proof.value) : problemOf(proof.trouble);
});

/** A decision deleted after its time can still be proven, to callers who see everything. */
async function isSeen(decision: string, caller: Caller, { decisions }: World): Promise<boolean> {
  if (caller.reach === 'all') return true;
  const record = await decisions.get(decision);
  return record !== null && maySee(caller, record.caller);
}
