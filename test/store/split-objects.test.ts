import { expect, test } from 'vitest';
import { splitObjects } from '../../shared/store/split-objects.ts';
import { keepsObjects } from '../contract/keeps-objects.ts';
import { memoryObjects } from './memory-objects.ts';

keepsObjects('a store in two places', async () => splitObjects(memoryObjects(), 'index/', memoryObjects()));

test('objects under the prefix lie in the one place, all others in the other', async () => {
  const [objects, audit] = [memoryObjects(), memoryObjects()];
  const split = splitObjects(objects, 'audit/', audit);
  for (const key of ['audit/tile/1', 'orders/1']) await split.put(key, Buffer.from(key));
  expect([await objects.list(''), await audit.list('')]).toEqual([['orders/1'], ['audit/tile/1']]);
  await split.delete('audit/tile/1');
  expect(await audit.has('audit/tile/1')).toBe(false);
});
