import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { directoryObjects } from '../../shared/store/directory-objects.ts';
import { keepsObjects } from '../contract/keeps-objects.ts';

const roots: string[] = [];
const newRoot = async () => {
  const root = await mkdtemp(join(tmpdir(), 'objects-'));
  roots.push(root);
  return root;
};
afterAll(() => Promise.all(roots.map((root) => rm(root, { recursive: true, force: true }))));

describe('directory objects', () => {
  keepsObjects('a directory', async () => directoryObjects(await newRoot()));

  test('damaged bytes are refused on reading and replaced by the next write', async () => {
    const root = await newRoot();
    const objects = directoryObjects(root);
    await objects.put('index/one', Uint8Array.of(1, 2, 3));
    const file = await readFile(join(root, 'index/one'));
    file[1] = 9;
    await writeFile(join(root, 'index/one'), file);
    await expect(objects.get('index/one')).rejects.toThrow('object `index/one` is damaged');
    await objects.put('index/one', Uint8Array.of(1, 2, 3));
    expect([...(await objects.get('index/one'))!]).toEqual([1, 2, 3]);
  });

  test('a write cut off before its rename leaves no object', async () => {
    const root = await newRoot();
    await writeFile(join(root, 'one.1234.part'), 'half');
    const objects = directoryObjects(root);
    expect(await objects.get('one')).toBeNull();
    expect(await objects.list('')).toEqual([]);
  });

  test('what a writer that died left behind is swept after an hour, what is being written is not', async () => {
    const root = await newRoot();
    const objects = directoryObjects(root);
    await objects.put('index/one', Uint8Array.of(1));
    for (const name of ['old', 'new']) await writeFile(join(root, `index/two.${name}.part`), 'half');
    const hours = new Date(Date.now() - 2 * 3_600_000);
    await utimes(join(root, 'index/two.old.part'), hours, hours);
    expect(await objects.sweep!()).toBe(1);
    expect((await readdir(join(root, 'index'))).sort()).toEqual(['one', 'two.new.part']);
    expect(await directoryObjects(join(root, 'none')).sweep!()).toBe(0);
  });

  test('no key leads out of the directory', async () => {
    const objects = directoryObjects(await newRoot());
    for (const key of ['../x', 'a/../../x', '/etc/passwd', 'a//b', '', '.hidden', 'a\\b', 'a/x.part', 'a\0b'])
      await expect(async () => objects.put(key, new Uint8Array())).rejects.toThrow('is not a path of plain names');
  });

  test('a finished write leaves nothing but the object', async () => {
    const root = await newRoot();
    await directoryObjects(root).put('raw/one', Uint8Array.of(1));
    expect((await readdir(join(root, 'raw'))).sort()).toEqual(['one']);
  });
});
