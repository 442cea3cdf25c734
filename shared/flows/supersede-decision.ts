import { digestOf, sha256Hex } from '../decisions/canonical-json.ts';
import { decisionId, reviewIdOf } from '../decisions/decision-ids.ts';
import { newReview } from '../decisions/new-review.ts';
import type { Decision } from '../model/decision.ts';
import type { Notice } from '../model/notice.ts';
import type { Knowledge } from '../screening/knowledge.ts';
import type { Judged } from './judge-again.ts';
import { notePins } from './note-pins.ts';
import { openReviewFor } from './open-review.ts';
import { publishNotice } from './publish-notice.ts';
import type { DecisionRecord, WatchWorld } from './world.ts';

/** Why a decision was made anew. */
export type Trigger = 'list_change' | 'law_change' | 'rule_change' | 'vigilance';

/** Who makes decisions that nobody asked for. */
const watcher = 'portcullis';

/**
 * Replaces a decision by a stricter one: a new immutable record, its review, an event on the old one, a notice. The id follows
 * from the old decision and the knowledge, so a repetition after a crash at any step completes the same four writes.
 */
export async function supersedeDecision(
  old: DecisionRecord,
  judged: Judged,
  trigger: Trigger,
  knowledge: Knowledge,
  world: WatchWorld,
): Promise<Decision> {
  const record = successor(old, judged, trigger, knowledge, world);
  await notePins(record.decision, world);
  const put = await world.decisions.put(record);
  const { decision } = put.stored ? record : put.existing;
  const review = newReview(decision);
  if (review) await world.reviews.open(review);
  await world.decisions.addEvent({
    decisionId: old.decision.id,
    at: decision.createdAt,
    type: 'superseded',
    by: watcher,
    detail: { by: decision.id, outcome: decision.outcome, action: decision.action, trigger },
  });
  await publishNotice(noticeOf(old, decision, trigger), world);
  return decision;
}

function successor(
  old: DecisionRecord,
  { judgement, circumstances }: Judged,
  trigger: Trigger,
  knowledge: Knowledge,
  world: WatchWorld,
): DecisionRecord {
  const id = decisionId(watcher, [old.decision.id, trigger, knowledge.edition.id, knowledge.ruleset.id].join('\n'));
  const createdAt = world.clock.now().toISOString();
  const stored = { ...judgement, pinned: { ...judgement.pinned, sources: [] } };
  const decision: Decision = {
    ...stored,
    id,
    reference: old.order.reference,
    stage: old.order.stage,
    createdAt,
    simulated: false,
    review: judgement.action === 'hold' ? openReviewFor(reviewIdOf(id), createdAt, knowledge.ruleset) : null,
    supersedes: old.decision.id,
    trigger,
    digest: digestOf({ order: old.order, judgement: stored }),
  };
  const { order, caller, bodyDigest } = old;
  return { decision, order, caller, bodyDigest, attempt: world.clock.newId('att'), circumstances: { ...circumstances } };
}

const noticeOf = (old: DecisionRecord, decision: Decision, trigger: Trigger): Notice => ({
  id: `evt_${sha256Hex(`superseded\n${old.decision.id}\n${decision.id}`).slice(0, 32)}`,
  type: 'decision.superseded',
  at: decision.createdAt,
  subject: old.decision.id,
  data: {
    decision: old.decision.id,
    by: decision.id,
    reference: decision.reference,
    outcome: decision.outcome,
    action: decision.action,
    trigger,
    edition: decision.pinned.edition,
  },
});
