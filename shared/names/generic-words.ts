import { foldSpelling } from './fold-spelling.ts';
import type { Word } from './split-words.ts';
import table from './words/generic-words.json' with { type: 'json' };

/** Canonical generic word by variant; several words at most, joined by spaces. */
const canonical = new Map<string, string>();
const places = new Set<string>(table.places);
for (const [word, variants] of Object.entries(table.words)) {
  for (const variant of [word, ...variants]) canonical.set(variant, foldSpelling(word.replace(/[^a-z]/g, '')));
}
for (const place of table.places) if (!canonical.has(place)) canonical.set(place, foldSpelling(place.replace(/ /g, '')));
/** Longest phrase of the table, in words. */
const longest = 3;
/** Below this length an abbreviation may as well be a name (`min`, `san`, `mar`). */
const unambiguous = 5;

export interface GenericWord {
  text: string;
  /** Words it covers. */
  words: number;
  /** Long enough to say that the name is a company's. */
  certain: boolean;
  place: boolean;
}

/** The generic word that begins at a place of the name, longest phrase first, or null. */
export function genericAt(words: readonly Word[], at: number): GenericWord | null {
  for (let count = Math.min(longest, words.length - at); count >= 1; count--) {
    let phrase = words[at]!.text;
    for (let next = at + 1; next < at + count; next++) phrase += ` ${words[next]!.text}`;
    const text = canonical.get(phrase);
    if (text === undefined || words[at]!.abjad) continue;
    const place = places.has(phrase);
    return { text, words: count, certain: phrase.length >= unambiguous && !place, place };
  }
  return null;
}
