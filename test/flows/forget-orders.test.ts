import { describe, expect, test } from 'vitest';
import { deleteExpired } from '../../shared/flows/delete-expired.ts';
import { followDecisions } from '../../shared/flows/follow-decisions.ts';
import { forgetOrders, listSegments, mergeOrders, readSegment } from '../../shared/flows/stored-orders.ts';
import type { WatchWorld } from '../../shared/flows/world.ts';
import { ordinaryOrder } from '../fixtures/ordinary-record.ts';
import { openShop, placeOrder, shopWorld } from './shop-world.ts';

const dayMs = 86_400_000;

/** Ids of the orders and names of the parties that are kept to be screened again. */
async function keptFor(world: WatchWorld) {
  const ids: string[] = [];
  const names: string[] = [];
  for (const { value } of await listSegments(world)) {
    const segment = await readSegment(value, world);
    for (let at = 0; at < segment.orderCount; at++) ids.push(segment.order(at).id);
    for (let at = 0; at < segment.partyCount; at++) names.push(segment.party(at).party.name);
  }
  return { ids: ids.sort(), names: names.sort() };
}
const order = (reference: string, name: string, stage: 'cart' | 'checkout') => ({
  ...ordinaryOrder,
  reference,
  stage,
  parties: [{ ...ordinaryOrder.parties[0]!, name }],
});
const objectsOf = async (world: WatchWorld) => (await world.objects.list('orders/')).length;

describe('orders kept to be screened again', () => {
  test('are forgotten with their decision, and with them the parties that nobody else named', async () => {
    const { world, clock } = shopWorld();
    await openShop(world);
    await placeOrder(order('FO-1', 'Birgit Abgereist', 'cart'), world);
    await placeOrder(order('FO-2', 'Carla Geblieben', 'cart'), world);
    const ordered = await placeOrder(order('FO-2', 'Carla Geblieben', 'checkout'), world);
    clock.forward(10_000);
    await followDecisions(world);
    expect((await keptFor(world)).names).toEqual(['Birgit Abgereist', 'Carla Geblieben']);
    clock.forward(91 * dayMs);
    expect((await deleteExpired(world)).flatMap(({ deleted }) => deleted)).toHaveLength(1);
    await followDecisions(world);
    const { ids, names } = await keptFor(world);
    expect([ids.length, ids.includes(ordered.id), names]).toEqual([2, true, ['Carla Geblieben']]);
    expect(await objectsOf(world)).toBe(1);
  });

  test('leave no object behind: not when merged, not when the last of them is forgotten, not after a crash in between', async () => {
    const { world, clock } = shopWorld();
    await openShop(world);
    const gone = new Set<string>();
    for (let n = 0; n < 10; n++) {
      gone.add((await placeOrder(order(`FO-${n}`, `Buyer Number ${n}`, 'checkout'), world)).id);
      clock.forward(10_000);
      await followDecisions(world);
    }
    await mergeOrders(world);
    expect([(await listSegments(world)).length, await objectsOf(world)]).toEqual([1, 2]); // the orders and their index
    const day = '2026-11-24';
    const broken = { ...world, objects: { ...world.objects, delete: () => Promise.reject(new Error('died')) } };
    await expect(forgetOrders(new Map([[day, gone]]), broken)).rejects.toThrow('died');
    await forgetOrders(new Map([[day, gone]]), world);
    expect([await keptFor(world), await objectsOf(world)]).toEqual([{ ids: [], names: [] }, 0]);
  });
});
