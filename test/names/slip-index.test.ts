import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withinEdits } from '../../shared/names/edit-distance.ts';
import { slipIndex } from '../../shared/names/slip-index.ts';

const words = ['technology', 'trading', 'ticaret', 'branch', 'limited'];
const find = slipIndex(words);

it.each([
  ['ticafet', 'ticaret'],
  ['technologgy', 'technology'],
  ['brnch', 'branch'],
  ['liimted', 'limited'],
])('takes %s for a slip of %s', (typed, meant) => {
  expect(find(typed)).toBe(meant);
});

it('finds a word exactly when one edit that keeps the first letter makes it', () => {
  const typed = fc
    .tuple(fc.constantFrom(...words), fc.nat(11), fc.constantFrom('', 'a', 'xy', 'r'), fc.nat(2))
    .map(([word, at, added, lost]) => word.slice(0, at) + added + word.slice(at + lost))
    .filter((text) => /^[a-z]{2,}$/.test(text));
  fc.assert(
    fc.property(typed, (text) => {
      const meant = words.some((word) => word[0] === text[0] && withinEdits(text, word, 1));
      expect(find(text) !== null).toBe(meant);
    }),
    { numRuns: 500 },
  );
});
