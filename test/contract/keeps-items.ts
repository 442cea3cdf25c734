import { expect, test } from 'vitest';
import type { Item, Table } from '../../shared/store/table.ts';

/** What every driver of `Table` must do, on the `decisions` table with its two indexes. */
export function keepsItems(name: string, open: () => Promise<Table>): void {
  test(`${name} gives back an item with every kind of value`, async () => {
    const table = await open();
    const item = {
      pk: 'kinds',
      sk: 'a',
      text: 'ä漢\u{1F600}',
      number: -1.5,
      yes: true,
      none: null,
      list: [1, 'x', [false]],
      map: { a: {} },
    };
    expect(await table.put({ ...item, bytes: Uint8Array.of(0, 255) })).toEqual({ stored: true });
    const { bytes, ...rest } = (await table.get({ pk: 'kinds', sk: 'a' }, { consistent: true }))!;
    expect(rest).toEqual(item);
    expect([...(bytes as Uint8Array)]).toEqual([0, 255]);
  });

  test(`${name} answers null for an absent key`, async () => {
    const table = await open();
    expect(await table.get({ pk: 'absent', sk: 'x' })).toBeNull();
  });

  test(`${name} gives many items in the order asked for, also more than one call holds`, async () => {
    const table = await open();
    const items = Array.from({ length: 130 }, (_, n) => ({ pk: 'many', sk: String(n), n }));
    await Promise.all(items.map((item) => table.put(item)));
    const keys = [{ pk: 'many', sk: 'none' }, ...items.reverse(), { pk: 'many', sk: '7' }];
    const found = await table.getMany(keys, { consistent: true });
    expect(found.map((item) => item?.n ?? null)).toEqual([null, ...items.map(({ n }) => n), 7]);
    expect(await table.getMany([])).toEqual([]);
  });

  test(`${name} refuses a second put on condition absent and shows what stands there`, async () => {
    const table = await open();
    expect(await table.put({ pk: 'once', sk: 'a', n: 1 }, { absent: true })).toEqual({ stored: true });
    expect(await table.put({ pk: 'once', sk: 'a', n: 2 }, { absent: true })).toEqual({
      stored: false,
      existing: { pk: 'once', sk: 'a', n: 1 },
    });
  });

  test(`${name} lets exactly one of many racing conditional puts win`, async () => {
    const table = await open();
    const puts = Array.from({ length: 20 }, (_, n) => table.put({ pk: 'race', sk: 'a', n }, { absent: true }));
    const won = (await Promise.all(puts)).flatMap((answer, n) => (answer.stored ? [n] : []));
    expect(won).toHaveLength(1);
    expect((await table.get({ pk: 'race', sk: 'a' }, { consistent: true }))?.n).toBe(won[0]);
  });

  test(`${name} replaces and deletes on condition equals only while the value stands`, async () => {
    const table = await open();
    await table.put({ pk: 'cas', sk: 'a', revision: 1, flag: true });
    expect(await table.put({ pk: 'cas', sk: 'a', revision: 2 }, { equals: { revision: 1, flag: true } })).toEqual({
      stored: true,
    });
    expect((await table.put({ pk: 'cas', sk: 'a', revision: 3 }, { equals: { revision: 1 } })).stored).toBe(false);
    expect(await table.put({ pk: 'cas', sk: 'none' }, { equals: { revision: 1 } })).toEqual({ stored: false, existing: null });
    expect(await table.delete({ pk: 'cas', sk: 'a' }, { equals: { revision: 1 } })).toBe(false);
    expect(await table.delete({ pk: 'cas', sk: 'a' }, { equals: { revision: 2 } })).toBe(true);
    expect(await table.get({ pk: 'cas', sk: 'a' }, { consistent: true })).toBeNull();
  });

  test(`${name} queries one partition in key order, by prefix and by bounds, either way round`, async () => {
    const table = await open();
    for (const sk of ['B#2', 'A#1', 'B#1', 'B#3', 'C']) await table.put({ pk: 'order', sk });
    await table.put({ pk: 'elsewhere', sk: 'B#0' });
    const keys = async (query: object) =>
      (await table.query({ pk: 'order', consistent: true, ...query })).items.map(({ sk }) => sk);
    expect(await keys({})).toEqual(['A#1', 'B#1', 'B#2', 'B#3', 'C']);
    expect(await keys({ skPrefix: 'B#' })).toEqual(['B#1', 'B#2', 'B#3']);
    expect(await keys({ from: 'B#2' })).toEqual(['B#2', 'B#3', 'C']);
    expect(await keys({ to: 'B#1', descending: true })).toEqual(['B#1', 'A#1']);
    expect(await keys({ from: 'B#1', to: 'B#3', limit: 2, descending: true })).toEqual(['B#3', 'B#2']);
  });

  test(`${name} resumes a query where its last page ended`, async () => {
    const table = await open();
    const all = Array.from({ length: 7 }, (_, n) => `K#${n}`);
    for (const sk of all) await table.put({ pk: 'pages', sk });
    const seen: Item[] = [];
    let after: Record<string, string> | null | undefined;
    do {
      const page = await table.query({ pk: 'pages', limit: 3, ...(after ? { after } : {}) });
      seen.push(...page.items);
      after = page.next;
    } while (after);
    expect(seen.map(({ sk }) => sk)).toEqual(all);
  });

  test(`${name} finds items by an index of keys only, and drops them with the item`, async () => {
    const table = await open();
    for (const n of [2, 1])
      await table.put({ pk: `by${n}`, sk: 'D', referenceKey: 'SO-1', createdAt: `2026-0${n}`, dayShard: 'x', more: 1 });
    const found = async () => (await table.query({ index: 'byReference', pk: 'SO-1' })).items;
    expect(await found()).toEqual([1, 2].map((n) => ({ pk: `by${n}`, sk: 'D', referenceKey: 'SO-1', createdAt: `2026-0${n}` })));
    await table.delete({ pk: 'by1', sk: 'D' });
    expect((await found()).map(({ pk }) => pk)).toEqual(['by2']);
  });
}
