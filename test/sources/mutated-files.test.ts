import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalog } from '../../shared/sources/catalog.ts';
import { parseBytes } from './parse-bytes.ts';

const lists = resolve(import.meta.dirname, '../fixtures/lists');
const runs = 60;

/** One damage to a file: a byte changed, a piece cut out, doubled, or put elsewhere; the end missing. */
const damage = fc.record({
  kind: fc.constantFrom('change', 'cut', 'double', 'end', 'insert'),
  at: fc.double({ min: 0, max: 0.999, noNaN: true }),
  size: fc.nat({ max: 400 }),
  byte: fc.nat({ max: 255 }),
});
type Damage = { kind: string; at: number; size: number; byte: number };

function damaged(bytes: Uint8Array, { kind, at, size, byte }: Damage): Uint8Array {
  const place = Math.floor(at * bytes.length);
  const [before, piece, after] = [bytes.subarray(0, place), bytes.subarray(place, place + size), bytes.subarray(place + size)];
  if (kind === 'change') return Buffer.concat([before, Uint8Array.of(byte), bytes.subarray(place + 1)]);
  if (kind === 'cut') return Buffer.concat([before, after]);
  if (kind === 'double') return Buffer.concat([before, piece, piece, after]);
  if (kind === 'insert') return Buffer.concat([before, new Uint8Array(size).fill(byte), bytes.subarray(place)]);
  return before;
}

describe('a damaged file is read or refused with a reason, never a crash, of', () => {
  for (const row of catalog.filter(({ kind }) => kind === 'list')) {
    test(row.id, async () => {
      const { parser } = await row.formats[0]!.load();
      const [name] = readdirSync(join(lists, row.id));
      const bytes = new Uint8Array(readFileSync(join(lists, row.id, name!)));
      await fc.assert(
        fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (damages) => {
          const { result, entries } = await parseBytes(parser, { [name!]: damages.reduce(damaged, bytes) }, 4_096);
          if (!result.ok) expect(result.trouble.message.length).toBeLessThan(400);
          for (const entry of entries) expect(entry.names[0]!.value).not.toBe('');
        }),
        { numRuns: runs },
      );
    });
  }
});
