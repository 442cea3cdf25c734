import type { Order } from '../model/order.ts';
import { isControlled } from '../model/order-history.ts';
import { checkVigilance } from '../screening/checks/vigilance.ts';
import type { Circumstances, Knowledge } from '../screening/knowledge.ts';
import type { Budget } from './budget.ts';
import { keepInMind } from './just-decided.ts';
import { loadHistory } from './order-history.ts';
import { codeOf } from './order-links.ts';
import { rememberable } from './remember-orders.ts';
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
    return 'late' as const;
  });
  const history = await budget.within(asked, 'late' as const);
  if (history === 'late') circumstances.gaps = [...circumstances.gaps, unread];
  else if (history === null) return;
  // Kept only where it says something: the evidence of an ordinary order stays small, and replays the same without it.
  else if (checkVigilance(order, knowledge, { ...circumstances, history }).findings.length > 0) circumstances.history = history;
}

/**
 * Keeps in mind before the answer what the next attempt must meet: an order that was held, or one of controlled goods, which are
 * added up. The watch writes it down within seconds, with everything else; until then an attempt at another process is released at
 * first and held when the watch looks at it again.
 */
export async function rememberAtOnce(record: DecisionRecord, world: World): Promise<void> {
  const { decision, order } = record;
  const matters = decision.action !== 'release' || order.items.some((item) => isControlled({ code: codeOf(item) }));
  if (!matters || !keepsMemory(world)) return;
  try {
    const { past, links } = await rememberable(record, world);
    keepInMind(past, links, world);
  } catch (error) {
    world.log.warn('an order was not remembered at once', { reason: error instanceof Error ? error.name : 'unknown' });
  }
}

const keepsMemory = (world: World): world is WatchWorld => 'documents' in world;

const unread = {
  code: 'history_unavailable',
  subject: 'history',
  detail: 'Earlier orders of the same consignee could not be read in time; ask again with the same key.',
};
