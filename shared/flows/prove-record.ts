import { consistencyProof } from '../decisions/audit/merkle-proof.ts';
import { readTree } from '../decisions/audit/read-tree.ts';
import { writeVerifierKey } from '../decisions/audit/signed-note.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { proveRecord, type RecordProof } from './read-log.ts';
import { finishPending, logFiles } from './seal-records.ts';
import { recordId } from './unsealed-records.ts';
import type { WatchWorld } from './world.ts';

/** Proof that the log of now begins with the log of `from` entries. Hashes are base64. */
export interface GrowthProof {
  from: number;
  size: number;
  proof: string[];
  checkpoint: string;
  verifierKey: string;
}

/** Proof that a decision lies in the log as it was stored. Troubles: `not_found`. */
export async function proveDecision(id: string, world: WatchWorld): Promise<Result<RecordProof>> {
  const record = await world.decisions.get(id);
  if (!record) return fail('not_found', 'there is no such decision');
  return proveRecord(recordId({ decisionId: id, part: 'DECISION' }), record.decision.createdAt, world);
}

/** Consistency with an earlier checkpoint of `from` entries. Troubles: `not_found` when the log was never that long. */
export async function proveGrowth(from: number, world: WatchWorld): Promise<Result<GrowthProof>> {
  const head = (await finishPending(world)).value;
  if (from > head.size || head.note === null) return fail('not_found', `the log has ${head.size} entries`);
  const proof = await consistencyProof(readTree(logFiles(world), head.size), from);
  return ok({
    from,
    size: head.size,
    proof: proof.map((hash) => Buffer.from(hash).toString('base64')),
    checkpoint: head.note,
    verifierKey: writeVerifierKey((await world.keys()).signer),
  });
}
