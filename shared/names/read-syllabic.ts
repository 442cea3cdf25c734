import { romanizeWord } from './romanize-word.ts';
import type { Word } from './split-words.ts';
import table from './words/syllabic-words.json' with { type: 'json' };

/** Shortest stretch in which words of business are looked for: a person's whole name is four characters at most. Shorter ones may be one such word. */
const stretchMin = 4;

const simplified = new Map([...table.simplified.matchAll(/(.)(.)/gu)].map(([, from, to]) => [from!, to!]));
const simplify = (text: string): string => [...text].map((char) => simplified.get(char) ?? char).join('');
const han = new Map<string, string>();
const hangul = new Map<string, string>();
for (const [words, into] of [
  [table.han, han],
  [table.places, han],
  [table.hangul, hangul],
] as const) {
  for (const [english, spellings] of Object.entries(words))
    for (const spelling of spellings.split(' ')) into.set(simplify(spelling), english);
}
for (const [english, spellings] of Object.entries(table.places))
  for (const place of spellings.split(' ')) for (const kind of '市省') han.set(place + kind, english);
for (const [brand, english] of Object.entries(table.brands)) han.set(brand, english);
for (const [brand, english] of Object.entries(table.hangulBrands)) hangul.set(brand, english);
const surnames = new Map(Object.entries(table.surnames));
const given = new Map(Object.entries(table.given));
/** Longest word of the tables, in characters. */
const longest = 10;

/**
 * One stretch of Han or Hangul writing: words of business, places and brands in English, as the listed names translate them; Japanese
 * names by their own reading; all else a syllable a character.
 */
export function readSyllabic(run: string, script: 'han' | 'hangul', organization: boolean): Word[] {
  const chars = [...run];
  const japanese = script === 'han' ? readJapanese(chars) : null;
  if (japanese) return japanese;
  const words = script === 'han' ? han : hangul;
  const isBrand = chars.map((char) => simplified.get(char) ?? char).join('') in table.brands;
  const plain = script === 'han' ? chars.map((char) => simplified.get(char) ?? char) : chars;
  const isWord = chars.length >= 2 && words.has(plain.join(''));
  if (!organization || (chars.length < stretchMin && !isBrand && !isWord)) return syllables(run, script);
  const out: Word[] = [];
  for (let at = 0; at < chars.length; ) {
    const length = wordAt(plain, at, words);
    if (length > 0) out.push(...latinWords(words.get(plain.slice(at, at + length).join(''))!));
    else out.push(...syllables(chars[at]!, script));
    at += Math.max(1, length);
  }
  return out;
}

/** Length of the longest word of the table at a place, 0 for none. */
function wordAt(chars: readonly string[], at: number, words: ReadonlyMap<string, string>): number {
  for (let length = Math.min(longest, chars.length - at); length >= 2; length--)
    if (words.has(chars.slice(at, at + length).join(''))) return length;
  return 0;
}

/** A Japanese surname at the beginning, then a given name of the table; what follows an unknown name stays as it reads in Mandarin. */
function readJapanese(chars: readonly string[]): Word[] | null {
  if (chars.length > 6) return null;
  for (let length = Math.min(3, chars.length); length >= 1; length--) {
    const family = surnames.get(chars.slice(0, length).join(''));
    if (family === undefined) continue;
    const rest = chars.slice(length).join('');
    if (length === 1 && !given.has(rest)) continue;
    return [...latinWords(family), ...(given.has(rest) ? latinWords(given.get(rest)!) : syllables(rest, 'han'))];
  }
  return null;
}

const latinWords = (text: string): Word[] => text.split(/[ -]/).map((word) => ({ text: word, abjad: false, syllable: false }));
const syllables = (run: string, script: 'han' | 'hangul'): Word[] =>
  romanizeWord(run, script).map((text) => ({ text, abjad: false, syllable: true }));
