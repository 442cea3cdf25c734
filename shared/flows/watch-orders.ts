import { effectiveOf } from '../decisions/effective-of.ts';
import { turns } from '../decisions/new-reasons.ts';
import { checkVigilance } from '../screening/checks/vigilance.ts';
import type { Knowledge } from '../screening/knowledge.ts';
import { judgeAgain } from './judge-again.ts';
import { loadHistory, rememberOrder } from './order-history.ts';
import { supersedeDecision } from './supersede-decision.ts';
import type { DecisionRecord, WatchWorld } from './world.ts';

/**
 * Remembers decided orders and looks at each once more, now that orders of the same moment are known too: on the way in only those
 * that were held, or are controlled, are remembered at once. What then asks for an explanation supersedes the first answer.
 */
export async function watchOrders(records: readonly DecisionRecord[], world: WatchWorld): Promise<void> {
  for (const record of records) await rememberOrder(record, world);
  for (const record of records) {
    if (record.decision.trigger !== 'order' || record.decision.action !== 'release') continue;
    await lookAgain(record, world);
  }
}

async function lookAgain(record: DecisionRecord, world: WatchWorld): Promise<void> {
  const { order, decision } = record;
  const history = await loadHistory(order, world);
  const earlier = history.past.filter((one) => one.decision !== decision.id && one.at <= decision.createdAt);
  if (earlier.length === 0) return;
  const { edition, ruleset } = decision.pinned;
  const knowledge = await world.knowledge.pinned(edition, ruleset);
  if (!knowledge || !asks(record, { ...history, past: earlier }, knowledge)) return;
  const linked = { ...record, circumstances: { ...record.circumstances, history: { ...history, past: earlier } } };
  const effective = effectiveOf(decision, await world.decisions.events(decision.id));
  const judged = await judgeAgain(linked, knowledge, world);
  if (effective.supersededBy === null && turns(decision, effective, judged.judgement)) {
    await supersedeDecision(record, judged, 'vigilance', knowledge, world);
  }
}

const asks = (
  { order, decision }: DecisionRecord,
  history: Parameters<typeof checkVigilance>[2]['history'],
  knowledge: Knowledge,
) =>
  history !== undefined && checkVigilance(order, knowledge, { now: decision.createdAt, gaps: [], history }).findings.length > 0;
