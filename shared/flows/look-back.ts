import type { Order } from '../model/order.ts';
import { isControlled } from '../model/order-history.ts';
import { checkVigilance } from '../screening/checks/vigilance.ts';
import type { Circumstances, Knowledge } from '../screening/knowledge.ts';
import type { Budget } from './budget.ts';
import { loadHistory, rememberOrder } from './order-history.ts';
import { codeOf } from './order-links.ts';
import type { DecisionRecord, WatchWorld, World } from './world.ts';

/**
 * Asks the memory for earlier orders of the same sender and keeps what it says where it matters. What cannot be read in time is a
 * gap: an order is not clear because nobody could look. Simulations of the past are not compared.
 */
export async function lookBack(
  order: Order,
  knowledge: Knowledge,
  circumstances: Circumstances,
  world: World,
  budget: Budget,
): Promise<void> {
  if (order.asOf !== null || !keepsMemory(world)) return;
  const asked = loadHistory(order, world).catch((error: unknown) => {
    world.log.warn('earlier orders could not be read', { reason: error instanceof Error ? error.name : 'unknown' });
    return null;
  });
  const history = await budget.within(asked, null);
  if (history === null) circumstances.gaps = [...circumstances.gaps, unread];
  // Kept only where it says something: the evidence of an ordinary order stays small, and replays the same without it.
  else if (checkVigilance(order, knowledge, { ...circumstances, history }).findings.length > 0) circumstances.history = history;
}

/**
 * Remembers before the answer what the next attempt must meet: an order that was held, or one of controlled goods, which are added
 * up. Everything else, and what could not be written in time, the watch remembers within seconds.
 */
export async function rememberAtOnce(record: DecisionRecord, world: World, budget: Budget): Promise<void> {
  const { decision, order } = record;
  const matters = decision.action !== 'release' || order.items.some((item) => isControlled({ code: codeOf(item) }));
  if (!matters || !keepsMemory(world)) return;
  const written = rememberOrder(record, world).catch((error: unknown) =>
    world.log.warn('an order was not remembered at once', { reason: error instanceof Error ? error.name : 'unknown' }),
  );
  await budget.within(written, undefined);
}

const keepsMemory = (world: World): world is WatchWorld => 'documents' in world;

const unread = {
  code: 'history_unavailable',
  subject: 'history',
  detail: 'Earlier orders of the same consignee could not be read in time; ask again with the same key.',
};
