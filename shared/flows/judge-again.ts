import type { Judgement } from '../model/decision.ts';
import type { Circumstances, Knowledge } from '../screening/knowledge.ts';
import { licensesFor } from './draw-license.ts';
import { loadSuppressions } from './load-suppressions.ts';
import { pureWork } from './pure-work.ts';
import type { DecisionRecord, World } from './world.ts';

export interface Judged {
  judgement: Judgement;
  circumstances: Circumstances;
}

/** The stored order judged with other knowledge, without a deadline: nobody waits for the answer. */
export async function judgeAgain(record: DecisionRecord, knowledge: Knowledge, world: World): Promise<Judged> {
  const { order } = record;
  const { screen } = pureWork(world);
  const now = world.clock.now();
  const kept = record.circumstances as Partial<Circumstances>;
  const base: Circumstances = { now: now.toISOString(), gaps: world.knowledge.gaps(knowledge, order, now) };
  const circumstances: Circumstances = {
    ...base,
    ...(kept.history ? { history: kept.history } : {}),
    // As they stand now: a license may have been revoked, and what this order drew of it counts as held.
    ...(kept.licenses ? { licenses: await licensesFor(order, now.toISOString(), world) } : {}),
  };
  const judgement = screen(order, knowledge, circumstances);
  const { findings } = judgement;
  const suppressions = await loadSuppressions(order, findings, knowledge.ruleset, circumstances.now, world);
  if (suppressions.length === 0) return { judgement, circumstances };
  const suppressed = { ...circumstances, suppressions };
  return { judgement: screen(order, knowledge, suppressed), circumstances: suppressed };
}
