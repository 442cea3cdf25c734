import { hanReading } from './han-reading.ts';
import { romanizeHangul } from './romanize-hangul.ts';
import type { Script } from './scripts.ts';
import letters from './words/letters.json' with { type: 'json' };

const tables = new Map<string, Map<string, string>>(
  Object.entries(letters)
    .filter(([, table]) => typeof table !== 'string')
    .map(([script, table]) => [script, new Map(Object.entries(table as Record<string, string>))]),
);
const kana = tables.get('kana')!;

/**
 * Latin spelling of one word of one script (lower case in, `[a-z0-9]*` out). Han and Hangul give one piece per syllable,
 * because the spaces between syllables are a choice of whoever romanized the listed name.
 */
export function romanizeWord(word: string, script: Script): string[] {
  if (script === 'han') return [...word].map(hanReading).filter(nonEmpty);
  if (script === 'hangul') return [...word].map(romanizeHangul).filter(nonEmpty);
  if (script === 'kana') return [romanizeKana(word)].filter(nonEmpty);
  if (script === 'devanagari') return [romanizeDevanagari(word)].filter(nonEmpty);
  const table = tables.get(script) ?? tables.get('latin')!;
  let out = '';
  for (const char of script === 'greek' ? joinGreekVowels(word) : word)
    out += char >= 'a' && char <= 'z' ? char : char >= '0' && char <= '9' ? char : (table.get(char) ?? digitOf(char));
  return out === '' ? [] : [out];
}

const nonEmpty = (text: string): boolean => text !== '';

/** Pairs of Greek letters that are one sound (ELOT 743); the Latin letters pass the table unchanged. */
const joinGreekVowels = (word: string): string =>
  greekPairs.reduce((text, [letters, sound]) => text.replace(letters, sound), word);
const greekPairs: readonly (readonly [RegExp, string])[] = [
  [/ου/g, 'ou'],
  [/([αεη])υ(?=[αβγδεζηιλμνορυω])/g, '$1v'],
  [/([αεη])υ/g, '$1f'],
  [/^μπ/g, 'b'],
  [/^ντ/g, 'd'],
  [/γ(?=[γξχ])/g, 'n'],
];

/** Decimal digits of any script; NFKD leaves Arabic-Indic and Devanagari digits as they are. */
function digitOf(char: string): string {
  const point = char.codePointAt(0)!;
  for (const zero of digitZeros) if (point >= zero && point < zero + 10) return String(point - zero);
  return '';
}
const digitZeros = [0x660, 0x6f0, 0x966, 0xe50];

/** Katakana is read as hiragana; small ya, yu, yo take the vowel of the kana before them. */
function romanizeKana(word: string): string {
  let out = '';
  for (const char of word) {
    const point = char.codePointAt(0)!;
    const plain = point >= 0x30a1 && point <= 0x30f6 ? String.fromCodePoint(point - 0x60) : char;
    const sound = kana.get(plain) ?? '';
    if ('ゃゅょ'.includes(plain) && out.endsWith('i'))
      out = out.slice(0, -1) + (/(?:sh|ch|j)i$/.test(out) ? sound.slice(1) : sound);
    else out += sound;
  }
  return out;
}

/** A consonant without vowel sign carries an inherent `a`, silent at the end of a word in Hindi. */
function romanizeDevanagari(word: string): string {
  const table = tables.get('devanagari')!;
  const chars = [...word];
  let out = '';
  for (const [at, char] of chars.entries()) {
    out += table.get(char) ?? digitOf(char);
    const next = chars[at + 1];
    if (isConsonant(char) && next !== undefined && isConsonant(next)) out += 'a';
  }
  return out;
}

const isConsonant = (char: string): boolean => char >= '\u0915' && char <= '\u0939';
