import { describe, expect, test } from 'vitest';
import { warmUp } from '../../functions/edge/warm-up.ts';
import { openShop, shopWorld } from '../flows/shop-world.ts';

describe('what is done before the first request', () => {
  test('judges an order of its own and keeps nothing of it', async () => {
    const { world, tables } = shopWorld();
    await openShop(world);
    const rows = () => Object.values(tables).reduce((sum, table) => sum + table.all().length, 0);
    const before = rows();
    expect(await warmUp(world)).toBe(true);
    expect(rows()).toBe(before);
  });

  test('leaves it to the first request when there is no edition, or when the tables do not answer', async () => {
    const { world } = shopWorld();
    expect(await warmUp(world)).toBe(false);
    const current = () => Promise.reject(new Error('no tables'));
    expect(await warmUp({ ...world, knowledge: { ...world.knowledge, current } })).toBe(false);
  });
});
