/** Cost of one edit that means nothing, in hundredths: an unrelated letter for another. */
const full = 100;
/** Longest token compared letter by letter. */
export const tokenLengthMax = 32;
/** What a token distance above every limit reads as. */
export const farApart = 1_000_000;

/** Substitutions that spellings of one name make, in hundredths: [letters, cost] for every pair among the letters. */
const similar: readonly (readonly [string, number])[] = [
  ['aeiou', 50],
  ['iey', 30],
  ['ae', 40],
  ['ou', 50],
  ['kqc', 30],
  ['gkqc', 50],
  ['sz', 40],
  ['sc', 60],
  ['vw', 30],
  ['bv', 50],
  ['fv', 50],
  ['fp', 70],
  ['dt', 50],
  ['mn', 60],
  ['jy', 30],
  ['ji', 40],
  ['gj', 50],
  ['jz', 50],
  ['xh', 60],
  ['wu', 40],
  ['wo', 50],
  ['uv', 40],
  ['rl', 80],
  ['il', 70],
  ['gh', 50],
];
/** The same between a word written without vowels and a Latin one: letters that stand for several sounds. */
const abjadSimilar: readonly (readonly [string, number])[] = [
  ['wo', 10],
  ['wu', 10],
  ['yi', 10],
  ['ye', 10],
  ['ya', 15],
  ['yj', 30],
  ['ai', 20],
  ['au', 20],
  ['ae', 10],
  ['ao', 20],
  ['vw', 10],
  ['fv', 20],
  ['fp', 20],
  ['bp', 30],
  ['bv', 30],
  ['dz', 20],
  ['ts', 20],
  ['sc', 25],
  ['cj', 30],
  ['kx', 20],
  ['gj', 20],
  ['gq', 20],
];

const size = 26;
const substitution = table(similar);
const abjadSubstitution = table([...similar, ...abjadSimilar]);
const insertion = gaps({ aeiou: 60, h: 40, y: 50, j: 80 });
/** Letters that only the word without vowels has, and letters that only the Latin word has. */
const abjadGap = gaps({ aeiou: 40, h: 40, y: 25, w: 40 });
const latinGap = gaps({ aeiou: 15, h: 40, y: 15, w: 30, j: 80 });
/** Between two words without vowels every letter written is meant. */
const writtenGap = gaps({ aeiou: 60, h: 40 });
/** The i at the end that makes another name (`Mohammad`, `Mohammadi`), on one side only. */
const ofThatFamily = 80;
const gapsFor = [
  [insertion, insertion],
  [abjadGap, latinGap],
  [writtenGap, writtenGap],
] as const;
/** A doubled letter written once; without vowels doubling is a mark that nobody writes. */
const doubled = 30;
const doubledUnwritten = 10;
/** A vowel at the beginning: every script writes it somehow. */
const firstVowel = 70;
/** The second of two vowels: a long one, which Arabic writes. */
const longVowel = 30;
/** The h of th, dh, kh, gh, and at the end of a word; the s of a Hebrew ts and of ks for x: another romanization leaves them out. */
const digraph = 10;
/** The h of zh, which French writes j and Polish ż. */
const hissing = 15;
const transposed = 80;

/** Room for a row, and for a letter behind the last. */
const width = tokenLengthMax + 3;
/** Three rows of costs, in one array: the machine code knows where it lies. */
const cells = new Int32Array(3 * width);

/** A word as the distance reads it: its place in `codes` and `costs`. Kept for the next call: one of two words mostly comes again. */
interface Letters {
  readonly place: number;
  word: string;
  gaps: Uint8Array;
  /** Least that one of its letters costs to leave out. */
  least: number;
}

const codes = new Int32Array(2 * width);
const costs = new Int32Array(2 * width);
const one: Letters = { place: 0, word: '', gaps: insertion, least: full };
const other: Letters = { place: width, word: '', gaps: insertion, least: full };

const held = (word: string, gaps: Uint8Array): Letters | null =>
  one.word === word && one.gaps === gaps ? one : other.word === word && other.gaps === gaps ? other : null;

function readInto(into: Letters, word: string, gaps: Uint8Array, abjad: boolean): Letters {
  for (let at = 0; at < word.length; at++) codes[into.place + at + 1] = word.charCodeAt(at) - 97;
  into.word = word;
  return priced(into, word.length, gaps, abjad);
}

/** A word that lies in a character array; it is not kept. */
function readBytes(into: Letters, chars: Uint8Array, from: number, to: number): Letters {
  for (let at = from; at < to; at++) codes[into.place + at - from + 1] = chars[at]! - 97;
  into.word = nothing;
  return priced(into, to - from, insertion, false);
}
const nothing = '#';

function priced(into: Letters, length: number, gaps: Uint8Array, abjad: boolean): Letters {
  into.gaps = gaps;
  into.least = full;
  for (let at = 1; at <= length; at++) {
    const cost = gapCost(gaps, into.place, at, length, abjad);
    costs[into.place + at] = cost;
    if (cost < into.least) into.least = cost;
  }
  return into;
}

/**
 * Weighted optimal string alignment of two folded tokens of letters, in hundredths of an edit, or something above `limit` when it
 * exceeds that. Integers throughout: the same answer on any machine. `vowelless`: how many of the two are written without
 * vowels; when one, it is the first.
 */
export function tokenDistance(a: string, b: string, limit: number, vowelless: 0 | 1 | 2): number {
  const abjad = vowelless === 1;
  const gaps = gapsFor[vowelless];
  const known = held(b, gaps[1]);
  const first = held(a, gaps[0]) ?? readInto(known === one ? other : one, a, gaps[0], abjad);
  const second = known ?? readInto(first === one ? other : one, b, gaps[1], abjad);
  return between(first, a.length, second, b.length, limit, abjad ? abjadSubstitution : substitution);
}

/** The same for a word with vowels and one that lies in a character array. */
export function distanceTo(word: string, chars: Uint8Array, from: number, to: number, limit: number): number {
  const first = held(word, insertion) ?? readInto(one, word, insertion, false);
  const second = readBytes(first === one ? other : one, chars, from, to);
  return between(first, word.length, second, to - from, limit, substitution);
}

function between(first: Letters, n: number, second: Letters, m: number, limit: number, subs: Uint8Array): number {
  // So many letters can be left out on the way; a place further beside the diagonal is on no way within the limit.
  const gapsMax = Math.floor(limit / Math.min(first.least, second.least));
  const longer = m - n;
  const spare = (gapsMax - Math.abs(longer)) >> 1;
  if (spare < 0) return farApart;
  const [lowest, highest] = [Math.min(0, longer) - spare, Math.max(0, longer) + spare];
  return align(first.place, n, second.place, m, lowest, highest, limit, subs);
}

/** Row by row, between two diagonals; beside them everything is far apart. */
function align(
  first: number,
  n: number,
  second: number,
  m: number,
  lowest: number,
  highest: number,
  limit: number,
  subs: Uint8Array,
): number {
  let [before, previous, current] = [0, width, 2 * width];
  const reach = Math.min(m, highest);
  cells[previous] = 0;
  for (let j = 1; j <= reach; j++) cells[previous + j] = cells[previous + j - 1]! + costs[second + j]!;
  cells[previous + reach + 1] = farApart;
  let bestBefore = 0;
  let beforeA = none;
  for (let i = 1; i <= n; i++) {
    const ca = codes[first + i]!;
    const gapA = costs[first + i]!;
    const row = ca * size;
    const from = Math.max(1, i + lowest);
    const to = Math.min(m, i + highest);
    let diagonal = cells[previous + from - 1]!;
    let left = from === 1 ? diagonal + gapA : farApart;
    let best = left;
    let beforeB = from === 1 ? none : codes[second + from - 1]!;
    cells[current + from - 1] = left;
    for (let j = from; j <= to; j++) {
      const cb = codes[second + j]!;
      const above = cells[previous + j]!;
      let cost = diagonal + subs[row + cb]!;
      const deleted = above + gapA;
      if (deleted < cost) cost = deleted;
      const inserted = left + costs[second + j]!;
      if (inserted < cost) cost = inserted;
      if (cb === beforeA && ca === beforeB && ca !== cb) {
        const swapped = cells[before + j - 2]! + transposed;
        if (swapped < cost) cost = swapped;
      }
      diagonal = above;
      beforeB = cb;
      left = cost;
      cells[current + j] = cost;
      if (cost < best) best = cost;
    }
    cells[current + to + 1] = farApart;
    // Two letters changed places step over a row.
    if (best > limit && bestBefore + transposed > limit) return farApart;
    bestBefore = best;
    beforeA = ca;
    const spare = before;
    before = previous;
    previous = current;
    current = spare;
  }
  return cells[previous + m]!;
}
/** No letter. */
const none = -1;

/** Dropping a letter costs little when it repeats its neighbour, or when a romanization may leave it out. */
function gapCost(gap: Uint8Array, place: number, at: number, length: number, abjad: boolean): number {
  const code = codes[place + at]!;
  const cost = gap[code]!;
  if (at === 1) return abjad && isVowel(code) ? Math.max(cost, firstVowel) : cost;
  const before = codes[place + at - 1]!;
  if (before === code) return Math.min(cost, abjad ? doubledUnwritten : doubled);
  if (!abjad) return code === h && before === z ? Math.min(cost, hissing) : cost;
  if (at === length && (code === i || code === y) && !isVowel(before)) return ofThatFamily;
  if (gap === latinGap && cost < longVowel && isVowel(before)) return longVowel;
  return isSilent(code, before, at === length) ? digraph : cost;
}

const lettersIn = (letters: string): number => [...letters].reduce((set, letter) => set | (1 << (letter.charCodeAt(0) - 97)), 0);
const [h, i, k, s, t, y, z] = [7, 8, 10, 18, 19, 24, 25];
const vowels = lettersIn('aeiouyw');
const isVowel = (code: number): boolean => (vowels & (1 << code)) !== 0;
const carriesH = lettersIn('dtkg');
const isSilent = (code: number, before: number, last: boolean): boolean =>
  code === h ? last || (carriesH & (1 << before)) !== 0 : code === s && (before === t || before === k);

function table(pairs: readonly (readonly [string, number])[]): Uint8Array {
  const out = new Uint8Array(size * size).fill(full);
  for (const [letters, cost] of pairs) {
    for (const a of letters) {
      for (const b of letters) {
        const at = (a.charCodeAt(0) - 97) * size + b.charCodeAt(0) - 97;
        if (cost < out[at]!) out[at] = cost;
      }
    }
  }
  for (let i = 0; i < size; i++) out[i * size + i] = 0;
  return out;
}

function gaps(costs: Record<string, number>): Uint8Array {
  const out = new Uint8Array(size).fill(full);
  for (const [letters, cost] of Object.entries(costs)) for (const letter of letters) out[letter.charCodeAt(0) - 97] = cost;
  return out;
}
