import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalog } from '../../shared/sources/catalog.ts';
import { parseBytes } from './parse-bytes.ts';

const lists = resolve(import.meta.dirname, '../fixtures/lists');
const golden = resolve(import.meta.dirname, '../fixtures/lists/golden');
// Written anew on request only; the diff is then read line by line.
const rewrite = process.env.REWRITE_GOLDEN === '1';

describe('a small file in the official layout gives known rows, of', () => {
  for (const row of catalog.filter(({ kind }) => kind === 'list')) {
    test(row.id, async () => {
      const [format] = row.formats;
      const names = readdirSync(join(lists, row.id));
      const files = Object.fromEntries(names.map((name) => [name, new Uint8Array(readFileSync(join(lists, row.id, name)))]));
      const { parser } = await format!.load();
      const { result, entries, notes } = await parseBytes(parser, files);
      const found = { result, notes, entries };
      const file = join(golden, `${row.id}.json`);
      if (rewrite || !existsSync(file)) writeFileSync(file, `${JSON.stringify(found, null, 1)}\n`);
      expect(JSON.parse(JSON.stringify(found))).toEqual(JSON.parse(readFileSync(file, 'utf8')));
    });
  }
});
