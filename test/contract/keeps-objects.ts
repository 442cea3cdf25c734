import { expect, test } from 'vitest';
import type { ObjectStore } from '../../shared/flows/world.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** What every driver of `ObjectStore` must do. `name` keeps test titles unique. */
export function keepsObjects(name: string, open: () => Promise<ObjectStore>): void {
  test(`${name} gives back the bytes it was given`, async () => {
    const objects = await open();
    const all = Uint8Array.from({ length: 256 * 40 }, (_, n) => n % 256);
    await objects.put('raw/us-csl/aa11', all);
    expect(Buffer.from((await objects.get('raw/us-csl/aa11'))!).equals(Buffer.from(all))).toBe(true);
    expect(await objects.has('raw/us-csl/aa11')).toBe(true);
  });

  test(`${name} answers null for a key nobody wrote`, async () => {
    const objects = await open();
    expect(await objects.get('raw/absent')).toBeNull();
    expect(await objects.has('raw/absent')).toBe(false);
    expect(await objects.list('nothing/')).toEqual([]);
  });

  test(`${name} keeps the first bytes of a key and succeeds on the second write`, async () => {
    const objects = await open();
    await objects.put('index/one', bytes('first'));
    await objects.put('index/one', bytes('second'));
    expect(Buffer.from((await objects.get('index/one'))!).toString()).toBe('first');
  });

  test(`${name} keeps an empty object`, async () => {
    const objects = await open();
    await objects.put('raw/empty', new Uint8Array());
    expect((await objects.get('raw/empty'))?.length).toBe(0);
  });

  test(`${name} lists keys under a prefix, sorted, and forgets a deleted one`, async () => {
    const objects = await open();
    for (const key of ['raw/b/2', 'raw/b/1', 'raw/c/1', 'index/1']) await objects.put(key, bytes(key));
    expect(await objects.list('raw/')).toEqual(['raw/b/1', 'raw/b/2', 'raw/c/1']);
    await objects.delete('raw/b/1');
    await objects.delete('raw/b/1');
    expect(await objects.list('raw/b/')).toEqual(['raw/b/2']);
    expect(await objects.get('raw/b/1')).toBeNull();
  });

  test(`${name} gives one whole object to racing writers`, async () => {
    const objects = await open();
    const contents = Array.from({ length: 8 }, (_, n) => String(n).repeat(50_000));
    await Promise.all(contents.map((content) => objects.put('raw/race', bytes(content))));
    const stored = Buffer.from((await objects.get('raw/race'))!).toString();
    expect(contents).toContain(stored);
  });
}
