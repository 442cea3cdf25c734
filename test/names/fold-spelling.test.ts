import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldSpelling } from '../../shared/names/fold-spelling.ts';

/** Every rule tried on every word. */
const plainly = (word: string): string =>
  word.length < 3
    ? word
    : word
        .replace(/ph/g, 'f')
        .replace(/ks/g, 'x')
        .replace(/c+x/g, 'x')
        .replace(/c+k/g, 'k')
        .replace(/d+(?:j|zh)/g, 'j')
        .replace(/t+ch/g, 'ch');

const word = fc.string({ unit: fc.constantFrom(...'abphkscxdjzt38'), maxLength: 8 });

it('passes over a word only when no rule has anything to do', () => {
  fc.assert(
    fc.property(word, (text) => {
      expect(foldSpelling(text)).toBe(plainly(text));
    }),
    { numRuns: 3000 },
  );
});

it('commutes with joining', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      fc.pre(a.length >= 3 && b.length >= 3);
      expect(foldSpelling(foldSpelling(a) + foldSpelling(b))).toBe(foldSpelling(a + b));
    }),
    { numRuns: 1000 },
  );
});
