import { describe, expect, it } from 'vitest';
import { followDecisions } from '../../shared/flows/follow-decisions.ts';
import { followTold } from '../../shared/flows/follow-told.ts';
import { finishPending } from '../../shared/flows/seal-records.ts';
import { orderTo } from './order-fixture.ts';
import { openShop, placeOrder, shopWorld } from './shop-world.ts';

async function openedShop() {
  const rig = shopWorld();
  await openShop(rig.world);
  const sized = async () => (await finishPending(rig.world)).value.size;
  const place = async (reference: string) => {
    const { id, createdAt } = await placeOrder(orderTo('Alpine Lens Works', { reference }), rig.world);
    return { decisionId: id, part: 'DECISION', at: createdAt };
  };
  return { ...rig, sized, place };
}

describe('what the table tells of', () => {
  it('is sealed at once, before an index shows it, and not again by whoever finds it later', async () => {
    const { world, sized, place } = await openedShop();
    const told = await place('SO-1');
    const blind = { ...world, recent: { ...world.recent, keys: async () => [] } };
    await followTold([told, told], blind);
    expect(await sized()).toBe(1);
    await followTold([told], world);
    await followDecisions(world);
    expect(await sized()).toBe(1);
  });

  it('is sealed once by two who are told at the same time, and leaves older records to the schedule', async () => {
    const { world, sized, place } = await openedShop();
    await place('SO-1');
    const [second, third] = [await place('SO-2'), await place('SO-3')];
    await Promise.all([followTold([second, third], world), followTold([second], world)]);
    expect(await sized()).toBe(2);
    await followDecisions(world);
    expect(await sized()).toBe(3);
  });
});
