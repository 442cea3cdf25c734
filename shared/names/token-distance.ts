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
const transposed = 80;

const rows = [
  new Int32Array(tokenLengthMax + 2),
  new Int32Array(tokenLengthMax + 2),
  new Int32Array(tokenLengthMax + 2),
] as const;

/** Letters of the second word, and what each costs to leave out: worked out once a call. */
const codesB = new Uint8Array(tokenLengthMax + 2);
const costsB = new Uint8Array(tokenLengthMax + 2);
/** No letter. */
const none = -1;

/**
 * Weighted optimal string alignment of two folded tokens of letters, in hundredths of an edit, or `farApart` when it must
 * exceed `limit`. Integers throughout: the same answer on any machine. `vowelless`: how many of the two are written without
 * vowels; when one, it is the first.
 */
export function tokenDistance(a: string, b: string, limit: number, vowelless: 0 | 1 | 2): number {
  const abjad = vowelless === 1;
  const subs = abjad ? abjadSubstitution : substitution;
  const [gapsA, gapsB] = gapsFor[vowelless];
  let [before, previous, current] = rows as unknown as [Int32Array, Int32Array, Int32Array];
  const m = b.length;
  previous[0] = 0;
  for (let j = 1; j <= m; j++) {
    codesB[j] = b.charCodeAt(j - 1) - 97;
    costsB[j] = gapCost(gapsB, b, j - 1, abjad);
    previous[j] = previous[j - 1]! + costsB[j]!;
  }
  let beforeA = none;
  for (let i = 1; i <= a.length; i++) {
    const ca = a.charCodeAt(i - 1) - 97;
    const gapA = gapCost(gapsA, a, i - 1, abjad);
    const row = ca * size;
    let diagonal = previous[0]!;
    let left = diagonal + gapA;
    let best = left;
    let beforeB = none;
    current[0] = left;
    for (let j = 1; j <= m; j++) {
      const cb = codesB[j]!;
      const above = previous[j]!;
      let cost = diagonal + subs[row + cb]!;
      const deleted = above + gapA;
      if (deleted < cost) cost = deleted;
      const inserted = left + costsB[j]!;
      if (inserted < cost) cost = inserted;
      if (cb === beforeA && ca === beforeB && ca !== cb) {
        const swapped = before[j - 2]! + transposed;
        if (swapped < cost) cost = swapped;
      }
      diagonal = above;
      beforeB = cb;
      left = cost;
      current[j] = cost;
      if (cost < best) best = cost;
    }
    if (best > limit + transposed) return farApart;
    beforeA = ca;
    const spare = before;
    before = previous;
    previous = current;
    current = spare;
  }
  return previous[m]!;
}

/** Dropping a letter costs little when it repeats its neighbour, or when a romanization may leave it out. */
function gapCost(gap: Uint8Array, word: string, at: number, abjad: boolean): number {
  const code = word.charCodeAt(at);
  const cost = gap[code - 97]!;
  if (at === 0) return abjad && isVowel(code) ? Math.max(cost, firstVowel) : cost;
  const before = word.charCodeAt(at - 1);
  if (before === code) return Math.min(cost, abjad ? doubledUnwritten : doubled);
  if (!abjad) return cost;
  if (at + 1 === word.length && (code === i || code === y) && !isVowel(before)) return ofThatFamily;
  if (gap === latinGap && cost < longVowel && isVowel(before)) return longVowel;
  return isSilent(code, before, at + 1 === word.length) ? digraph : cost;
}

const [h, i, k, s, t, y] = [104, 105, 107, 115, 116, 121];
const isVowel = (code: number): boolean => 'aeiouyw'.includes(String.fromCharCode(code));
const carriesH = new Set([...'dtkg'].map((letter) => letter.charCodeAt(0)));
const isSilent = (code: number, before: number, last: boolean): boolean =>
  code === h ? last || carriesH.has(before) : code === s && (before === t || before === k);

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
