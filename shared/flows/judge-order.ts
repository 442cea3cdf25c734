import type { Judgement } from '../model/decision.ts';
import type { Order } from '../model/order.ts';
import type { Circumstances, Knowledge } from '../screening/knowledge.ts';
import type { Budget } from './budget.ts';
import { drawForDecision, licensesFor } from './draw-license.ts';
import { loadSuppressions } from './load-suppressions.ts';
import { lookBack } from './look-back.ts';
import { pureWork } from './pure-work.ts';
import type { World } from './world.ts';

/** Milliseconds kept back from the deadline for writing and answering. */
const reserveMs = 60;

export interface Judged {
  judgement: Judgement;
  circumstances: Circumstances;
}

/**
 * Judges an order with everything that bears on it: the licenses it names, and, when a listed party was found, what is remembered
 * about exactly these parties. What memory cannot be read in time stays out, which only holds more.
 */
export async function judgeOrder(order: Order, knowledge: Knowledge, world: World, budget: Budget): Promise<Judged> {
  const now = world.clock.now();
  const circumstances: Circumstances = {
    now: order.asOf ?? now.toISOString(),
    gaps: world.knowledge.gaps(knowledge, order, now),
  };
  if (order.authorizations.some(({ kind, id }) => kind === 'license' && id !== null)) {
    const asked = licensesFor(order, circumstances.now, world);
    circumstances.licenses = await budget.within(asked.catch(forgotten('licenses', world)), []);
  }
  await lookBack(order, knowledge, circumstances, world, budget);
  const mayStart = (check: string): boolean => budget.lap(check) > reserveMs;
  const { screen } = pureWork(world);
  let judgement = screen(order, knowledge, circumstances, mayStart);
  if (judgement.findings.some((finding) => finding.match)) {
    const asked = loadSuppressions(order, judgement.findings, knowledge.ruleset, circumstances.now, world);
    const suppressions = await budget.within(asked.catch(forgotten('suppressions', world)), []);
    if (suppressions.length > 0) {
      circumstances.suppressions = suppressions;
      judgement = screen(order, knowledge, circumstances, mayStart);
    }
  }
  const unfinished = judgement.gaps.filter((gap) => gap.code === 'deadline_exceeded').map((gap) => gap.subject ?? '');
  return { judgement, circumstances: unfinished.length > 0 ? { ...circumstances, unfinished } : circumstances };
}

/**
 * Draws on the licenses this judgement rests on, before it is stored: two orders that both fit the balance alone must not both be
 * released. When another order was faster, or the register answers too late, the order is judged again without that license.
 */
export async function drawRelied(
  judged: Judged,
  decision: { id: string; order: Order; by: string },
  knowledge: Knowledge,
  world: World,
  budget: Budget,
): Promise<Judged> {
  const { circumstances } = judged;
  if (judged.judgement.action === 'refuse') return judged;
  const { screen } = pureWork(world);
  const relied = reliedOn(decision.order, knowledge, judged, world);
  if (relied.length === 0) return judged;
  const draws = Promise.all(relied.map((id) => drawForDecision(id, decision, world).catch(() => false)));
  const drawn = await budget.within(draws, []); // a draw that comes too late stands for this order when it is asked about again
  if (relied.every((_, position) => drawn[position])) return judged;
  const missing = new Set(relied.filter((_, position) => !drawn[position]));
  const licenses = (circumstances.licenses ?? []).map((one) => (missing.has(one.id) ? { ...one, sufficient: false } : one));
  const without = { ...circumstances, licenses };
  return { judgement: screen(decision.order, knowledge, without), circumstances: without };
}

/** Licenses without which the judgement would be another. */
function reliedOn(order: Order, knowledge: Knowledge, { judgement, circumstances }: Judged, world: World): string[] {
  const usable = (circumstances.licenses ?? []).filter(({ sufficient }) => sufficient);
  return usable
    .filter(({ id }) => {
      const licenses = usable.filter((one) => one.id !== id);
      const without = pureWork(world).screen(order, knowledge, { ...circumstances, licenses });
      return JSON.stringify(without.findings) !== JSON.stringify(judgement.findings);
    })
    .map(({ id }) => id);
}

const forgotten = (what: string, world: World) => (error: unknown) => {
  world.log.warn('what bears on an order could not be read', { what, reason: error instanceof Error ? error.name : 'unknown' });
  return [];
};
