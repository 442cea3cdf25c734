import { expect, test } from 'vitest';
import { documentStore } from '../../shared/store/document-store.ts';
import { sealedObjects } from '../../shared/store/sealed-objects.ts';
import { vault } from '../../shared/store/vault.ts';
import { memoryTables } from '../simulator/memory-table.ts';
import { memoryObjects } from './memory-objects.ts';

/** A master key that only this test has. */
const wrapper = {
  wrap: async (key: Uint8Array) => key.map((byte) => byte ^ 0x5a),
  unwrap: async (key: Uint8Array) => key.map((byte) => byte ^ 0x5a),
};

test('documents of a sealed kind are encrypted where they lie, and a repeat of the same write is a success', async () => {
  const table = memoryTables().policy;
  const sealed = documentStore(table, { vault: vault(table, wrapper), kinds: ['LICENSE'] });
  const license = { parties: ['Birgit Abgereist'] };
  expect([await sealed.put('LICENSE', 'D1', license, null), await sealed.put('LICENSE', 'D1', license, null)]).toEqual([
    true,
    false,
  ]);
  expect(JSON.stringify(await table.get({ pk: 'LICENSE', sk: 'D1' }))).not.toContain('Birgit');
  expect(await sealed.get('LICENSE', 'D1')).toEqual({ id: 'D1', value: license, revision: 1 });
  expect(await sealed.list('LICENSE', { limit: 5 })).toEqual([{ id: 'D1', value: license, revision: 1 }]);
  await documentStore(table).put('LICENSE', 'D0', license, null); // from before the kind was sealed
  expect((await sealed.get('LICENSE', 'D0'))?.value).toEqual(license);
  await expect(documentStore(table).get('LICENSE', 'D1')).rejects.toThrow('master key');
  const twice = { ...table, put: (...all: Parameters<typeof table.put>) => table.put(...all).then(() => table.put(...all)) };
  const lostReply = documentStore(twice, { vault: vault(table, wrapper), kinds: ['LICENSE'] });
  expect(await lostReply.put('LICENSE', 'D2', license, null)).toBe(true);
});

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
