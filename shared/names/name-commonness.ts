import { consonantSkeleton } from './consonant-skeleton.ts';
import { withinEdits } from './edit-distance.ts';
import { foldSpelling } from './fold-spelling.ts';
import { isPinyin } from './han-reading.ts';
import { isKnownVariant, isRomanizedSyllable } from './name-variants.ts';
import groups from './words/listed-groups.json' with { type: 'json' };
import listed from './words/listed-names.json' with { type: 'json' };
import population from './words/population-names.json' with { type: 'json' };

/** Rarity of a word no table knows: fewer than one person in fifteen thousand. */
const unknown = 420;
/** Spellings of a very common name are common too: up to this rarity a skeleton passes its commonness on. */
const spreading = 270;
/** How much rarer an unknown spelling is than the name it spells. */
const spellingPenalty = 60;
/** Edits beyond which equal consonants are no spelling of that name (`ekodor`, `akhtar`). */
const spellingEdits = 2;
/** Rarer than this a known word may still be a slip for another. */
const common = 345;

/** Most that a syllable of Chinese or Korean can say: a few hundred of them make all names. */
const syllable = 240;
/** A syllable of Chinese or Korean as their romanizations write it. */
export const isSyllable = (text: string): boolean => isPinyin(text) || isRomanizedSyllable(text);
const syllableMax = 6;

const rarities = new Map<string, number>();
const peopleNames = new Set<string>();
for (const [level, words] of Object.entries(population.levels)) {
  for (const word of words.split(' ')) {
    note(word, Number(level));
    if (Number(level) <= common) peopleNames.add(foldSpelling(word));
  }
}
for (const word of `${population.given} ${population.family}`.split(' ')) peopleNames.add(foldSpelling(word));
for (const [level, words] of Object.entries(listed.levels)) for (const word of words.split(' ')) note(word, Number(level));
// One group listed a hundred times is still one rare name.
for (const word of groups.names.split(' ')) rarities.set(foldSpelling(word), unknown);
const bySkeleton = new Map<string, string[]>();
for (const [word, rarity] of rarities) {
  if (rarity > spreading) continue;
  const skeleton = consonantSkeleton(word);
  if (skeleton.length >= 3) bySkeleton.set(skeleton, [...(bySkeleton.get(skeleton) ?? []), word]);
}

function note(word: string, rarity: number): void {
  const text = foldSpelling(word);
  rarities.set(text, Math.min(rarity, rarities.get(text) ?? unknown));
}

/**
 * How rare a folded word is among names: −100 log10 of the share of people (or listed parties, whichever share is larger)
 * who carry it. The table is frozen in the code and not counted from the list being searched, so that a pair of names scores
 * the same alone, in a delta and in the full index, and a list update never moves the score of an unrelated pair.
 */
export function nameRarity(text: string, abjad = false): number {
  if (abjad) return abjadRarity(text);
  const known = rarities.get(text);
  if (text.length <= syllableMax && isSyllable(text)) return Math.min(known ?? unknown, syllable);
  if (known !== undefined) return known;
  if (text.length < 4) return text.length === 3 ? 340 : 270;
  let rarity = unknown;
  for (const word of bySkeleton.get(consonantSkeleton(text)) ?? [])
    if (withinEdits(text, word, spellingEdits)) rarity = Math.min(rarity, rarities.get(word)! + spellingPenalty);
  return rarity;
}

/** A word that a table of names knows, among people or among listed parties. */
export const isKnownWord = (text: string): boolean => rarities.has(text) || isCommonName(text);

/** A word without vowels is as common as the commonest name with its consonants. */
function abjadRarity(text: string): number {
  const skeleton = withoutW(text);
  const first = skeleton.charAt(0);
  for (const letter of initials[first] ?? first) readInitial(letter);
  return consonants.get(skeleton) ?? unknown;
}
/** W and v are vowels as often as consonants there. */
const withoutW = (word: string): string => consonantSkeleton(innerW.test(word) ? word.replace(/(?<=.)[wv]/g, '') : word);
const innerW = /.[wv]/;
/** Letters that a word may begin with whose skeleton begins with this one. */
const initials: Record<string, string> = { a: 'aeiouyh', k: 'kqgc', t: 'td', s: 'sztc', v: 'vw', j: 'jd' };
/** Filled by first letters, when a word without vowels that may begin so is first read: a few hundred names instead of all. */
const consonants = new Map<string, number>();
const byInitial = new Map<string, [word: string, rarity: number][]>();

function readInitial(letter: string): void {
  if (byInitial.size === 0) for (const one of rarities) listUnder(one);
  for (const [word, rarity] of byInitial.get(letter) ?? []) {
    const skeleton = withoutW(word);
    if (skeleton !== '') consonants.set(skeleton, Math.min(rarity, consonants.get(skeleton) ?? unknown));
  }
  byInitial.set(letter, []);
}

function listUnder(one: [word: string, rarity: number]): void {
  const letter = one[0].charAt(0);
  const list = byInitial.get(letter);
  if (list) list.push(one);
  else byInitial.set(letter, [one]);
}

/** A name so well known that a typist would not write it for another. */
export const isCommonName = (text: string): boolean => peopleNames.has(text) || isKnownVariant(text);
