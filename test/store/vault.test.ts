import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileKeyWrapper } from '../../shared/store/file-key-wrapper.ts';
import { tokenSeal } from '../../shared/store/token-seal.ts';
import { vault } from '../../shared/store/vault.ts';
import { memoryTables } from '../simulator/memory-table.ts';

let directory: string;
let file: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'portcullis-'));
  file = join(directory, 'keys', 'master.key');
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const plain = Buffer.from('what the buyer told us');
const november = '2026-11-24T09:00:00.000Z';

describe('the vault', () => {
  test('opens what it sealed, in another process too', async () => {
    const { policy } = memoryTables();
    const sealed = await vault(policy, fileKeyWrapper(file)).seal(plain, november);
    expect(sealed.length).toBe(plain.length + 35);
    expect(Buffer.from(sealed).includes(plain)).toBe(false);
    expect(Buffer.from(await vault(policy, fileKeyWrapper(file)).open(sealed))).toEqual(plain);
  });

  test('makes one key a month, and both of two processes that make it at once keep the same', async () => {
    const { policy } = memoryTables();
    const wrapper = fileKeyWrapper(file);
    const [one, other] = [vault(policy, wrapper), vault(policy, wrapper)];
    const [a, b] = await Promise.all([one.seal(plain, november), other.seal(plain, november)]);
    expect(Buffer.from(await other.open(a))).toEqual(plain);
    expect(Buffer.from(await one.open(b))).toEqual(plain);
    await one.seal(plain, '2026-12-01T00:00:00.000Z');
    expect(await policy.get({ pk: 'KEY#202611', sk: 'KEY' })).not.toEqual(await policy.get({ pk: 'KEY#202612', sk: 'KEY' }));
  });

  test('refuses bytes that were changed, moved to another month or cut, and evidence whose key was destroyed', async () => {
    const { policy } = memoryTables();
    const keys = vault(policy, fileKeyWrapper(file));
    const sealed = Buffer.from(await keys.seal(plain, november));
    for (const position of [1, 6, 7, 19, 25, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed[position] = changed[position]! ^ 1;
      await expect(keys.open(changed), `byte ${position}`).rejects.toThrow();
    }
    await expect(keys.open(sealed.subarray(0, 20))).rejects.toThrow('cut short');
    await policy.delete({ pk: 'KEY#202611', sk: 'KEY' });
    await expect(vault(policy, fileKeyWrapper(file)).open(sealed)).rejects.toThrow();
  });

  test('keeps its key on a laptop in a file only its owner reads, marked as none for production', async () => {
    await fileKeyWrapper(file).wrap(plain, 'x');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(file, 'utf8')).toMatch(/^DEV-ONLY /);
    const strange = join(directory, 'strange.key');
    await writeFile(strange, 'hello');
    await expect(fileKeyWrapper(strange).wrap(plain, 'x')).rejects.toThrow('not one this program wrote');
  });
});

describe('a sealed token', () => {
  test('opens for its context only, and not when it was changed, cut or made up', async () => {
    const seal = tokenSeal(vault(memoryTables().policy, fileKeyWrapper(file)));
    const token = await seal.seal('2026-11-24#rev_1', 'reviews of a');
    expect(await seal.open(token, 'reviews of a')).toBe('2026-11-24#rev_1');
    expect(await seal.open(token, 'reviews of b')).toBeNull();
    expect(await seal.open(token.slice(0, -2), 'reviews of a')).toBeNull();
    expect(await seal.open(token.slice(0, 8), 'reviews of a')).toBeNull();
    expect(await seal.open('', 'reviews of a')).toBeNull();
    expect(await seal.open('A'.repeat(5_000), 'reviews of a')).toBeNull();
  });
});
