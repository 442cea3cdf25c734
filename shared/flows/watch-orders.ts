import { effectiveOf } from '../decisions/effective-of.ts';
import { turns } from '../decisions/new-reasons.ts';
import type { OrderHistory } from '../model/order-history.ts';
import { checkVigilance } from '../screening/checks/vigilance.ts';
import type { Knowledge } from '../screening/knowledge.ts';
import { judgeAgain } from './judge-again.ts';
import { rememberOrders } from './remember-orders.ts';
import { supersedeDecision } from './supersede-decision.ts';
import type { DecisionRecord, WatchWorld } from './world.ts';

/**
 * Remembers decided orders and looks at each once more, now that orders of the same moment are known too, under everything they
 * have in common: on the way in only the most telling is asked about. What then asks for an explanation supersedes the first answer.
 *
 * @param beside Decided before some of these, and not remembered yet.
 */
export async function watchOrders(
  records: readonly DecisionRecord[],
  world: WatchWorld,
  beside: readonly DecisionRecord[] = [],
): Promise<void> {
  if (records.length === 0) return;
  const memory = await rememberOrders(records, world, beside);
  for (const record of records) {
    const history = isLookedAtAgain(record) ? memory.before(record) : null;
    if (history) await lookAgain(record, history, world);
  }
}

export const isLookedAtAgain = ({ decision }: DecisionRecord): boolean =>
  decision.trigger === 'order' && decision.action === 'release';

async function lookAgain(record: DecisionRecord, history: OrderHistory, world: WatchWorld): Promise<void> {
  const { decision } = record;
  const { edition, ruleset } = decision.pinned;
  const knowledge = await world.knowledge.pinned(edition, ruleset);
  if (!knowledge || !asks(record, history, knowledge)) return;
  const linked = { ...record, circumstances: { ...record.circumstances, history } };
  const effective = effectiveOf(decision, await world.decisions.events(decision.id));
  const judged = await judgeAgain(linked, knowledge, world);
  if (effective.supersededBy === null && turns(decision, effective, judged.judgement)) {
    await supersedeDecision(record, judged, 'vigilance', knowledge, world);
  }
}

const asks = ({ order, decision }: DecisionRecord, history: OrderHistory, knowledge: Knowledge): boolean =>
  checkVigilance(order, knowledge, { now: decision.createdAt, gaps: [], history }).findings.length > 0;
