import { expect, it } from 'vitest';
import { knowledgeCache } from '../../shared/flows/knowledge-cache.ts';
import { orderTo } from './order-fixture.ts';
import { openShop, shopWorld } from './shop-world.ts';

it('looks before it answers when nobody has asked for a while, so that a list verified meanwhile is not called stale', async () => {
  const { world, clock } = shopWorld();
  await openShop(world);
  for (let hour = 0; hour < 30; hour++) {
    clock.forward(3_600_000);
    const health = await world.sources.health('us-csl');
    await world.sources.putHealth({ ...health!, checkedAt: clock.now().toISOString() });
  }
  const knowledge = await world.knowledge.current();
  const stale = world.knowledge.gaps(knowledge!, orderTo('Alpine Lens Works', {}), clock.now()).map(({ subject }) => subject);
  expect(stale).not.toContain('us-csl');
  expect(stale).toContain('us-ofac-sdn');
});

it('looks again for the next caller when the first look failed, and does not wait for the next poll', async () => {
  const { world } = shopWorld();
  await openShop(world);
  let failures = 1;
  const pointer = async () => {
    if (failures-- > 0) throw new Error('timed out');
    return world.sources.pointer();
  };
  const cold = knowledgeCache({ ...world, sources: { ...world.sources, pointer } }, 15_000, '0.1.0');
  expect(await cold.current()).toBeNull();
  expect(await cold.current()).not.toBeNull();
});
