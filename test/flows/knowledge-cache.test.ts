import { expect, it } from 'vitest';
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
