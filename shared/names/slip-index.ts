import { withinEdits } from './edit-distance.ts';
import { letterSet, lettersApart } from './edit-pattern.ts';

/** Words looked up by first letter and length: twenty-six letters, this many lengths. */
const lengths = 64;
const keyOf = (word: string, length: number): number => lengths * (word.charCodeAt(0) - 97) + length;

/** Looks up which of some words another one is a slip of the pen away from: one edit, and the first letter kept. */
export function slipIndex(words: readonly string[]): (text: string) => string | null {
  const known: ({ text: string; letters: number }[] | undefined)[] = [];
  for (const text of words) {
    const key = keyOf(text, text.length);
    known[key] = [...(known[key] ?? []), { text, letters: letterSet(text) }];
  }
  return (word) => {
    const letters = letterSet(word);
    const longest = Math.min(word.length + 1, lengths - 1);
    for (let length = word.length - 1; length <= longest; length++) {
      const some = known[keyOf(word, length)];
      if (some === undefined) continue;
      for (const one of some) if (lettersApart(letters, one.letters) <= 2 && withinEdits(word, one.text, 1)) return one.text;
    }
    return null;
  };
}
