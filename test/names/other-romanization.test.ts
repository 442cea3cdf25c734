import { expect, it } from 'vitest';
import { otherRomanizations } from '../../shared/names/other-romanization.ts';

it.each([
  [['kuo', 'en'], 'guoen'],
  [['gwang', 'seon'], 'kwangson'],
])('joins the syllables %s as another system does: %s', (syllables, other) => {
  expect(otherRomanizations(syllables)).toContain(other);
});

it('knows no other system for words that are no syllables, or for what every system writes alike', () => {
  expect(otherRomanizations(['delta', 'petrol'])).toEqual([]);
  expect(otherRomanizations(['min', 'a'])).toEqual([]);
});
