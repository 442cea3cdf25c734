import { foldSpelling } from './fold-spelling.ts';
import { slipIndex } from './slip-index.ts';
import type { Word } from './split-words.ts';
import table from './words/generic-words.json' with { type: 'json' };

/** Canonical generic word by variant; several words at most, joined by spaces. */
const canonical = new Map<string, string>();
const places = new Set<string>(table.places);
for (const [word, variants] of Object.entries(table.words)) {
  for (const variant of [word, ...variants]) canonical.set(variant, foldSpelling(word.replace(/[^a-z]/g, '')));
}
for (const place of table.places) if (!canonical.has(place)) canonical.set(place, foldSpelling(place.replace(/ /g, '')));
/** A country and what is called after it. */
export const placeGroups = table.placeGroups.map((group) => group.split(' ').map(foldSpelling));
/** Words of one meaning: each group is the folded words that stand for its canonical word, itself included. */
export function genericGroups(): string[][] {
  const groups = new Map<string, Set<string>>();
  for (const [phrase, text] of canonical) {
    if (places.has(phrase)) continue;
    const group = groups.get(text) ?? new Set([text]);
    if (!phrase.includes(' ')) group.add(foldSpelling(phrase));
    groups.set(text, group);
  }
  return [...groups.values()].map((group) => [...group]).filter((group) => group.length > 1);
}

/** A word of business too long to be part of another by chance. */
export const isBusinessWord = (text: string): boolean => text.length >= businessMin && canonical.has(text) && !places.has(text);
const businessMin = 7;

/** Longest phrase of the table, in words. */
const longest = 3;
/** First words of phrases. */
const firstOfSeveral = new Set(
  [...canonical.keys()].filter((key) => key.includes(' ')).map((key) => key.slice(0, key.indexOf(' '))),
);
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
  const first = words[at]!;
  if (first.abjad) return null;
  const most = firstOfSeveral.has(first.text) ? Math.min(longest, words.length - at) : 1;
  for (let count = most; count >= 1; count--) {
    let phrase = first.text;
    for (let next = at + 1; next < at + count; next++) phrase += ` ${words[next]!.text}`;
    const found = canonical.get(phrase);
    if (found === undefined || (count === 1 && first.syllable)) continue;
    const place = places.has(phrase);
    const text = count === 1 ? foldSpelling(phrase) : found;
    return { text, words: count, certain: phrase.length >= unambiguous && !place, place };
  }
  return null;
}

/** Shortest word of business that a mistyped one is taken for, and shortest that is looked up. */
const [slipMin, slippedMin] = [7, 6];
const slips = slipIndex([...canonical.keys()].filter((word) => word.length >= slipMin && !word.includes(' ')));

/** A word of business or a place with one slip of the pen, or one ending more than the table has: it says no more than the right one. */
export function slippedGeneric(text: string): GenericWord | null {
  if (text.length < slippedMin) return null;
  const meant = slips(text);
  return meant === null ? null : { text: foldSpelling(text), words: 1, certain: false, place: places.has(meant) };
}
