import type { Order } from '../model/order.ts';
import { checkVigilance } from '../screening/checks/vigilance.ts';
import type { Circumstances, Knowledge } from '../screening/knowledge.ts';
import type { Budget } from './budget.ts';
import { loadHistory } from './order-history.ts';
import type { WatchWorld, World } from './world.ts';

/**
 * Asks the memory for earlier orders of the same consignee, by one read, and keeps what it says where it matters. What cannot be
 * read in time is a gap: an order is not clear because nobody could look. Simulations of the past are not compared.
 */
export async function lookBack(
  order: Order,
  knowledge: Knowledge,
  circumstances: Circumstances,
  world: World,
  budget: Budget,
): Promise<void> {
  if (order.asOf !== null || !keepsMemory(world)) return;
  const asked = loadHistory(order, 'first', world).catch((error: unknown) => {
    world.log.warn('earlier orders could not be read', { reason: error instanceof Error ? error.name : 'unknown' });
    return null;
  });
  const history = await budget.within(asked, null);
  if (history === null) circumstances.gaps = [...circumstances.gaps, unread];
  // Kept only where it says something: the evidence of an ordinary order stays small, and replays the same without it.
  else if (checkVigilance(order, knowledge, { ...circumstances, history }).findings.length > 0) circumstances.history = history;
}

const keepsMemory = (world: World): world is WatchWorld => 'documents' in world;

const unread = {
  code: 'history_unavailable',
  subject: 'history',
  detail: 'Earlier orders of the same consignee could not be read in time; ask again with the same key.',
};
