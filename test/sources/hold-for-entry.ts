import type { DecisionRecord, World } from '../../shared/flows/world.ts';
import type { Review } from '../../shared/model/review.ts';
import { ordinaryRecord } from '../fixtures/ordinary-record.ts';

/** A decision held for a match with this entry, and its open review. */
export async function holdForEntry(entryId: string, world: World): Promise<void> {
  const base = ordinaryRecord({ id: `dec_${entryId.replace(':', '_')}` });
  const findings = [{ check: 'party', code: 'party.name_match', outcome: 'review', match: { entry: { id: entryId } } }];
  await world.decisions.put({ ...base, decision: { ...base.decision, findings } } as unknown as DecisionRecord);
  const review = {
    id: `rev_${entryId}`,
    decisionId: base.decision.id,
    state: 'open',
    dueAt: '2026-11-30T00:00:00.000Z',
    version: 1,
  };
  await world.reviews.open(review as Review);
}
