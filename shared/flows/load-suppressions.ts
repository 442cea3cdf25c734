import type { Order } from '../model/order.ts';
import type { Circumstances } from '../screening/knowledge.ts';
import type { World } from './world.ts';

/** Suppressions in force for the matched parties of this order, resolved by party id. */
export async function loadSuppressions(
  _order: Order,
  _matched: string[],
  _now: string,
  _world: World,
): Promise<NonNullable<Circumstances['suppressions']>> {
  return [];
}
