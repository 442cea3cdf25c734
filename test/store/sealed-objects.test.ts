import { expect, test } from 'vitest';
import { sealedObjects } from '../../shared/store/sealed-objects.ts';
import { vault } from '../../shared/store/vault.ts';
import { memoryTables } from '../simulator/memory-table.ts';
import { memoryObjects } from './memory-objects.ts';

/** A master key that only this test has. */
const wrapper = {
  wrap: async (key: Uint8Array) => key.map((byte) => byte ^ 0x5a),
  unwrap: async (key: Uint8Array) => key.map((byte) => byte ^ 0x5a),
};

test('objects under a sealed prefix are encrypted where they lie, others as they are, and older plain ones are still read', async () => {
  const plain = memoryObjects();
  const sealed = sealedObjects(plain, vault(memoryTables().policy, wrapper), ['orders/']);
  const bytes = Buffer.from('Birgit Abgereist');
  await plain.put('orders/old', bytes);
  await sealed.put('orders/new', bytes);
  await sealed.put('index/new', bytes);
  expect(Buffer.from((await plain.get('orders/new'))!).includes('Birgit')).toBe(false);
  for (const key of ['orders/old', 'orders/new', 'index/new']) expect(Buffer.from((await sealed.get(key))!)).toEqual(bytes);
  expect(Buffer.from((await plain.get('index/new'))!)).toEqual(bytes);
  expect([await sealed.get('orders/none'), await sealed.has('orders/new')]).toEqual([null, true]);
});
