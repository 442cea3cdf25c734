import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  idMax,
  newNumberWriter,
  packIds,
  packLengths,
  readIds,
  readOffsets,
  writeNumber,
  written,
} from '../../shared/matching/packed-numbers.ts';

const length = fc.oneof(fc.nat(3), fc.nat(200), fc.nat(100_000));

describe('packed numbers', () => {
  it('give back where lists begin, for any lengths', () => {
    fc.assert(
      fc.property(fc.array(length), (lengths) => {
        const offsets = [0];
        for (const one of lengths) offsets.push(offsets.at(-1)! + one);
        expect([...readOffsets(packLengths(offsets), lengths.length)]).toEqual(offsets);
      }),
    );
  });

  it('take one byte up to 127 and five for the largest', () => {
    const bytesFor = (value: number) => {
      const into = newNumberWriter();
      writeNumber(into, value);
      return written(into).length;
    };
    expect([0, 127, 128, 16_383, 16_384, 2 ** 31 - 1].map(bytesFor)).toEqual([1, 1, 2, 2, 3, 5]);
  });

  it('grow past the room that a writer begins with', () => {
    const values = Array.from({ length: 3000 }, (_, at) => at * 7);
    const into = newNumberWriter();
    let sum = 0;
    for (const value of values) writeNumber(into, value);
    const sums = [0, ...values.map((value) => (sum += value))];
    expect([...readOffsets(written(into), values.length)]).toEqual(sums);
  });

  it.each([
    ['two bytes', 65_535, 2],
    ['three bytes', 65_536, 3],
    ['three bytes', idMax, 3],
  ])('keep ordinals in %s each up to %i', (_, most, bytes) => {
    const ids = [0, 1, 255, 256, most];
    const packed = packIds(ids);
    expect(packed.byteLength).toBe(ids.length * bytes);
    expect([...readIds(packed)]).toEqual(ids);
  });
});
