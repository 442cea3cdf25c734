import { withinEdits } from './edit-distance.ts';
import { letterSet, lettersApart } from './edit-pattern.ts';

/** Words looked up by first letter and length: twenty-six letters, this many lengths. */
const lengths = 64;
const keyOf = (word: string, length: number): number => lengths * (word.charCodeAt(0) - 97) + length;

/** Looks up which of some words another one is a slip of the pen away from: one edit, and the first letter kept. */
export function slipIndex(words: readonly string[]): (text: string) => string | null {
  const known = new Map<number, { text: string; letters: number }[]>();
  for (const text of words) {
    const key = keyOf(text, text.length);
    known.set(key, [...(known.get(key) ?? []), { text, letters: letterSet(text) }]);
  }
  return (word) => {
    const letters = letterSet(word);
    for (let length = word.length - 1; length <= word.length + 1; length++) {
      for (const one of known.get(keyOf(word, length)) ?? [])
        if (lettersApart(letters, one.letters) <= 2 && withinEdits(word, one.text, 1)) return one.text;
    }
    return null;
  };
}
