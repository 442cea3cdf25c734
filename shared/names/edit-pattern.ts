import { isOneSwap, levenshtein } from './edit-distance.ts';

/**
 * Levenshtein distance of one word to many, a machine word at a time (Myers 1999, Hyyrö 2003): about twenty nanoseconds a
 * word. Words of `a`–`z` up to 32 letters. One pattern at a time: a search is synchronous.
 */
const places = new Uint32Array(26);
let pattern = '';

/** Sets the word that `withinPattern` measures from. */
export function setPattern(word: string): void {
  for (let at = 0; at < pattern.length; at++) places[pattern.charCodeAt(at) - 97] = 0;
  pattern = word;
  for (let at = 0; at < word.length; at++) places[word.charCodeAt(at) - 97]! |= 1 << at;
}

/** Whether the letters between two places of a character array are within so many edits of the pattern, or one swap away. */
export function withinPattern(chars: Uint8Array, from: number, to: number, edits: number): boolean {
  const length = pattern.length;
  if (length === 0) return to - from <= edits;
  const last = 1 << (length - 1);
  let plus = -1;
  let minus = 0;
  let distance = length;
  for (let at = from; at < to; at++) {
    const equal = places[chars[at]! - 97]!;
    const cross = equal | minus;
    const diagonal = (((equal & plus) + plus) ^ plus) | equal;
    let up = minus | ~(diagonal | plus);
    let down = plus & diagonal;
    if ((up & last) !== 0) distance++;
    else if ((down & last) !== 0) distance--;
    up = (up << 1) | 1;
    down <<= 1;
    plus = down | ~(cross | up);
    minus = up & cross;
  }
  return distance <= edits || (distance === 2 && to - from === length && isSwapOf(chars, from));
}

/** The pattern with two neighbours changed places. */
function isSwapOf(chars: Uint8Array, from: number): boolean {
  const length = pattern.length;
  let at = 0;
  while (at < length && pattern.charCodeAt(at) === chars[from + at]) at++;
  if (at + 1 >= length) return false;
  if (pattern.charCodeAt(at) !== chars[from + at + 1] || pattern.charCodeAt(at + 1) !== chars[from + at]) return false;
  for (let rest = at + 2; rest < length; rest++) if (pattern.charCodeAt(rest) !== chars[from + rest]) return false;
  return true;
}

/** The same question asked the plain way; tests hold the two against each other. */
export const withinPlain = (a: string, b: string, edits: number): boolean => levenshtein(a, b, edits) <= edits || isOneSwap(a, b);

/** The set of letters of a word as bits: words within k edits differ in at most 2k of them. */
export function letterSet(word: string): number {
  let set = 0;
  for (let at = 0; at < word.length; at++) set |= 1 << (word.charCodeAt(at) - 97);
  return set;
}

/** Number of letters in exactly one of two sets. */
export function lettersApart(a: number, b: number): number {
  let bits = a ^ b;
  bits -= (bits >>> 1) & 0x55555555;
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
