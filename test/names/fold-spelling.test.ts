import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldSpelling } from '../../shared/names/fold-spelling.ts';

/** Every rule tried on every word. */
const plainly = (word: string): string =>
  word.length < 3
    ? word
    : word
        .replace(/ph/g, 'f')
        .replace(/t+ch/g, 'ch')
        .replace(/(?:t+s+)+c?h/g, 'ch')
        .replace(/s+c?h/g, 'sh')
        .replace(/ks/g, 'x')
        .replace(/xs*c?h/g, 'xh')
        .replace(/c+x/g, 'x')
        .replace(/c+k/g, 'k')
        .replace(/d+(?:j|zh)/g, 'j');

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

it.each([
  ['lukaschenko', 'lukashenko'],
  ['medwedtschuk', 'medwedchuk'],
  ['schoigu', 'shoigu'],
])('spells a German transcription like an English one: %s', (german, english) => {
  expect(foldSpelling(german)).toBe(foldSpelling(english));
});
