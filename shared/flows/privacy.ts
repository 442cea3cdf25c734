import { retainUntil } from '../decisions/retain-until.ts';
import { fail, ok, type Result } from '../model/result.ts';
import type { DeletionRecord, ErasureRequest, LegalHold } from '../model/retention.ts';
import { deleteDay, retentionPolicy } from './delete-expired.ts';
import type { World } from './world.ts';

/** Decisions of one order. */
const perOrderMax = 200;

const basis =
  '31 CFR 501.601, 15 CFR 762.6, Regulation (EU) 2021/821 Article 27: records are kept under a legal duty (GDPR Article 17(3)(b))';

/** Keeps everything of an order until the hold is lifted. The same again changes nothing. */
export async function holdOrder(hold: LegalHold, world: World): Promise<LegalHold> {
  await world.policy.put('HOLD', hold.reference, hold, null);
  return (await world.policy.get<LegalHold>('HOLD', hold.reference))?.value ?? hold;
}

/** Lifts a hold; what has passed its time meanwhile is deleted now. */
export async function liftHold(reference: string, world: World): Promise<Result<null>> {
  if (!(await world.policy.get('HOLD', reference))) return fail('not_found', 'no hold on this order');
  await world.policy.delete('HOLD', reference);
  const policy = await retentionPolicy(world);
  const records = await world.decisions.byReference(reference, perOrderMax);
  const days = new Set(records.map(({ decision }) => decision.createdAt.slice(0, 10)));
  for (const day of days) await deleteDay(day, policy, world);
  return ok(null);
}

export async function listHolds(
  limit: number,
  after: string | null,
  world: World,
): Promise<{ data: LegalHold[]; next: string | null }> {
  const found = await world.policy.list<LegalHold>('HOLD', { ...(after ? { from: `${after}!` } : {}), limit: limit + 1 });
  const data = found.slice(0, limit).map(({ value }) => value);
  return { data, next: found.length > limit ? (data.at(-1)?.reference ?? null) : null };
}

/** A person asks to be forgotten: what a legal duty keeps is restricted until it ends, and said so. */
export async function requestErasure(reference: string, by: string, world: World): Promise<Result<ErasureRequest>> {
  const until = await restrictedUntil(reference, world);
  if (until === null) return fail('not_found', 'nothing is kept about this order');
  const receivedAt = world.clock.now().toISOString();
  const id = world.clock.newId('era');
  const request: ErasureRequest = {
    id,
    reference,
    receivedAt,
    receivedBy: by,
    state: 'restricted',
    restrictedUntil: until,
    basis,
  };
  await world.policy.put('ERASURE', id, request, null);
  return ok(request);
}

/** The request as it stands now. */
export async function showErasure(id: string, world: World): Promise<Result<ErasureRequest>> {
  const stored = await world.policy.get<ErasureRequest>('ERASURE', id);
  if (!stored) return fail('not_found', 'no such request');
  const until = await restrictedUntil(stored.value.reference, world);
  return ok({ ...stored.value, state: until === null ? 'erased' : 'restricted', restrictedUntil: until });
}

/** The last day anything about an order must be kept; null when nothing is. */
async function restrictedUntil(reference: string, world: World): Promise<string | null> {
  const policy = await retentionPolicy(world);
  const records = await world.decisions.byReference(reference, perOrderMax);
  const followed = records.some(({ decision }) => decision.stage !== 'cart');
  const days = records.map(({ decision }) => retainUntil(decision, followed, policy)).sort();
  return days.at(-1) ?? null;
}

/** Records of deletions, newest first, older than `after`. */
export async function listDeletions(
  limit: number,
  after: string | null,
  world: World,
): Promise<{ data: DeletionRecord[]; next: string | null }> {
  // The bound is inclusive: the last one seen comes again.
  const range = after === null ? { limit: limit + 1 } : { limit: limit + 2, to: after };
  const found = (await world.policy.list<DeletionRecord>('DELETION', { ...range, descending: true })).filter(
    ({ id }) => id !== after,
  );
  const data = found.slice(0, limit).map(({ value }) => value);
  return { data, next: found.length > limit ? (data.at(-1)?.id ?? null) : null };
}
