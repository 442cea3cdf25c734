/**
 * What is left of a name when vowels, doubled letters and the choice between k, q, c and g are taken away: romanizations of
 * one Arabic, Slavic or Persian name usually share it (`mohammed`, `muhamad` → `mhmt`; `gaddafi`, `qadhafi` → `ktf`; Belarusian `gladkou`, Russian `gladkov` → `kltkv`).
 * At least two symbols, else the empty string. Works on folded words.
 */
export function consonantSkeleton(word: string): string {
  const sounds = consonantsOf(word);
  return sounds.length >= 2 ? sounds : '';
}

/** The one consonant of a short word (`tai`, `louay`, `zia`) behind a `1`, so that it never meets a longer skeleton; else empty. */
export function loneConsonant(word: string): string {
  if (word.length > loneLengthMax) return '';
  const sounds = consonantsOf(word);
  return sounds.length === 1 && sounds !== 'a' ? `1${sounds}` : '';
}

/** Longest word that one consonant may stand for. */
const loneLengthMax = 6;

function consonantsOf(word: string): string {
  let out = '';
  const length = word.length;
  for (let at = 0; at < length; at++) {
    const code = word.charCodeAt(at) - 97;
    let symbol = soundOf(word, at, code);
    if (symbol > 63) {
      at++;
      symbol -= 64;
    }
    if (symbol === 0) {
      if (at === 0) out += 'a';
      continue;
    }
    if (out.charCodeAt(out.length - 1) !== 97 + symbol) out += String.fromCharCode(97 + symbol);
  }
  return out;
}

/** Index (1–25) of the sound's letter at a place, 0 for what is dropped; 64 more when two letters are read as one. */
function soundOf(word: string, at: number, code: number): number {
  const next = at + 1 < word.length ? word.charCodeAt(at + 1) - 97 : -1;
  if (next === h) {
    if (code === c) return 64 + k;
    if (code === s || code === z) return 64 + s;
    if (code === g || code === k) return 64 + k;
    if (code === d || code === t) return 64 + t;
  }
  if (code === s && next === c && word.charCodeAt(at + 2) - 97 === h) return 64 + s;
  if (code === d && next === j) return 64 + j;
  if ((code === t || code === c) && (next === s || next === z)) return 64 + s;
  if (code === h && at === word.length - 1) return 0;
  if (code === u && at === word.length - 1 && at >= 4 && 'aoe'.includes(word[at - 1]!)) return v;
  return classes[code]!;
}

const [c, d, g, h, j, k, s, t, u, v, z] = [2, 3, 6, 7, 9, 10, 18, 19, 20, 21, 25];
/** Class of each letter a–z as its class letter's index; vowels and y are 0. Indices are those of the letters `k t s v`. */
const classes = [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => {
  if ('aeiouy'.includes(letter)) return 0;
  if ('kqgc'.includes(letter)) return k;
  if ('td'.includes(letter)) return t;
  if ('sz'.includes(letter)) return s;
  if ('vw'.includes(letter)) return v;
  return letter.charCodeAt(0) - 97;
});
