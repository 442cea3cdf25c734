import { romanizeWord } from '../../names/romanize-word.ts';
import { scriptOf } from '../../names/scripts.ts';

/**
 * Key under which the usual Latin and Cyrillic spellings of one East European place name fall together: `Feodosiya`, `Feodosija`,
 * `Феодосия` and `Феодосія` are all `feodosia`. Coarse on purpose: it is only ever compared with the short list of embargoed places.
 */
export function placeSound(text: string): string {
  const latin = asciiOnly.test(text) ? text : inLatin(text);
  let sound = '';
  let last = ' ';
  for (const letter of latin.toLowerCase()) {
    if (silent.has(letter)) continue;
    const next = sounds[letter] ?? (isLetter(letter) ? letter : ' ');
    if (next === last && (next === ' ' || next > '9')) continue; // doubled letters and spaces, not doubled digits
    if (next === 'h' && last === 'k') sound = sound.slice(0, -1);
    sound += next;
    last = next;
  }
  return sound.replace(/(^| )ie/g, '$1e').trim();
}

/** Letter by letter, marks off first: `й` is `и` and `ї` is `і`, as in most Latin spellings of these places. */
const inLatin = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{ASCII}]/gu, (letter) => {
      const script = scriptOf(letter.codePointAt(0) ?? 0);
      return script === 'none' || script === 'other' ? ' ' : romanizeWord(letter, script).join('');
    });

/** Letters that one spelling has and another has not tell nothing. */
const silent = new Set(["'", '’', '`', '"', '.']);
/** Letters that stand for each other between transliterations: `y`, `j` and `i`; `g` and `h` (Ukrainian г). */
const sounds: Record<string, string> = { y: 'i', j: 'i', w: 'v', g: 'h' };
const isLetter = (letter: string): boolean => (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');

const asciiOnly = /^[\x20-\x7e]*$/;
