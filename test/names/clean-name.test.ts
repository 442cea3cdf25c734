import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cleanName } from '../../shared/names/clean-name.ts';

/** An invisible sign is dropped, and sends the whole name the general way. */
const general = (name: string): string => cleanName(`${name}\u200b`).text;
const letters = fc
  .oneof(fc.integer({ min: 0x20, max: 0x24f }), fc.integer({ min: 0x400, max: 0x45f }), fc.integer({ min: 0x1e00, max: 0x201f }))
  .map((point) => String.fromCharCode(point));

it('cleans ASCII and composed letters one by one into what the general way makes of the whole name', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: letters })), (name) => {
      expect(cleanName(name).text).toBe(general(name));
    }),
    { numRuns: 2000 },
  );
  for (const name of ["O'Neil `x`", 'İstanbul', 'Ǆeljko', 'Йошкар-Ола', 'Ёлка', '№ 5 “Ægir” ŉ', 'Việt ẞ']) {
    expect(cleanName(name).text).toBe(general(name));
  }
});
