import { setPattern, withinPattern } from '../names/edit-pattern.ts';
import { withoutFusedForm } from '../names/legal-forms.ts';
import type { NameToken } from '../names/name-token.ts';
import { nameRelatives } from '../names/name-variants.ts';
import { tokenLengthMax } from '../names/token-distance.ts';
import {
  editsAllowed,
  fuzzySimilarity,
  isTooFar,
  skeletonSpread,
  skeletonsOf,
  tokenSimilarity,
} from '../names/token-similarity.ts';
import { type FuzzyIndex, groupStart, partBucket, segmentStart, skeletonTag, storedFrom } from './fuzzy-index.ts';
import { hashText } from './hash-text.ts';
import {
  comparedMin,
  findToken,
  hasTwin,
  isAbjad,
  isComparedByLetters,
  lettersMask,
  lettersOf,
  pairOf,
  type TokenTable,
  tokenAt,
} from './token-table.ts';
import { beginningOf, endCuts, firstFused, mayBegin, mayEnd, type WordMarks } from './word-marks.ts';

/** Words longer or shorter than this are never within the edits allowed. */
const editsMax = 2;

/**
 * Puts every dictionary token similar to a token, with the similarity, into `fuzzy.found`: those with a higher id than `after`,
 * initials apart (see `offerInitial`). Complete by construction: a token that `tokenSimilarity` calls similar lies in a segment
 * bucket, a range of equal beginnings, a skeleton group, among the relatives, or among the fused forms. Each channel proves
 * admissibility itself, so that only the similarity is left to compute.
 */
export function findSimilar(token: NameToken, table: TokenTable, fuzzy: FuzzyIndex, marks: WordMarks, after = -1): void {
  begin(fuzzy);
  offerText(token, token.text, table, fuzzy, after);
  if (!isComparedByLetters(token)) return;
  const relatives = nameRelatives(token.text);
  spelledOnly = !token.abjad && relatives.length === 0;
  for (const relative of relatives) offerText(token, relative, table, fuzzy, after);
  offerFused(token, table, fuzzy, marks, after);
  const bare = withoutFusedForm(token.text);
  if (bare !== null) offerText(token, bare, table, fuzzy, after);
  offerSkeletons(token, table, fuzzy, after);
  if (token.text.length < comparedMin) return;
  const letters = setWanted(token.text);
  offerBeginnings(token, letters, table, fuzzy, after);
  offerSegments(token, letters, table, fuzzy, after);
  offerSwaps(token, table, fuzzy, after);
}

/** Empties `fuzzy.found`. */
export function begin(fuzzy: FuzzyIndex): void {
  fuzzy.stamp++;
  fuzzy.foundCount = 0;
}

export function note(fuzzy: FuzzyIndex, id: number, similarity: number): void {
  fuzzy.found[fuzzy.foundCount] = id;
  fuzzy.similarity[fuzzy.foundCount++] = similarity;
}

/** The dictionary's initial that a word begins with. */
export function offerInitial(token: NameToken, table: TokenTable, fuzzy: FuzzyIndex): void {
  if (token.kind === 'name' && token.text.length > 1) offerText(token, token.text.charAt(0), table, fuzzy, -1);
}

/** The word with a legal form typed onto it. */
function offerFused(token: NameToken, table: TokenTable, fuzzy: FuzzyIndex, marks: WordMarks, after: number): void {
  const hash = hashText(token.text);
  for (let at = firstFused(marks, hash); marks.fusedHashes[at] === hash; at++)
    offerOne(token, marks.fusedTokens[at]!, table, fuzzy, after);
}

const offerText = (token: NameToken, text: string, table: TokenTable, fuzzy: FuzzyIndex, after: number): void =>
  offerAll(token, findToken(table, text), table, fuzzy, after);

/** A token and those with the same text. */
function offerAll(token: NameToken, first: number, table: TokenTable, fuzzy: FuzzyIndex, after: number): void {
  for (let id = first; id >= 0; id = hasTwin(table, id) ? id + 1 : -1) offerOne(token, id, table, fuzzy, after);
}

function offerOne(token: NameToken, id: number, table: TokenTable, fuzzy: FuzzyIndex, after: number): void {
  if (id <= after || fuzzy.stamps[id] === fuzzy.stamp) return;
  fuzzy.stamps[id] = fuzzy.stamp;
  const similarity = tokenSimilarity(token, tokenAt(table, id));
  if (similarity > 0) note(fuzzy, id, similarity);
}

/** A token that a channel has proved admissible. */
function admit(token: NameToken, id: number, table: TokenTable, fuzzy: FuzzyIndex): void {
  fuzzy.stamps[id] = fuzzy.stamp;
  if (spelledOnly && !isAbjad(table, id) && isTooFar(token.text, table.chars, table.offsets[id]!, table.offsets[id + 1]!)) return;
  const similarity = fuzzySimilarity(token, tokenAt(table, id));
  if (similarity > 0) note(fuzzy, id, similarity);
}
/** The running word has vowels and no relatives: only its spelling can make it similar. */
let spelledOnly = false;

function offerSkeletons(token: NameToken, table: TokenTable, fuzzy: FuzzyIndex, after: number): void {
  const mask = fuzzy.skeletonOffsets.length - 2;
  for (const skeleton of skeletonsOf(token)) {
    const hash = hashText(skeleton);
    const wanted = skeletonTag(hash) | groupStart;
    const to = fuzzy.skeletonOffsets[(hash & mask) + 1]!;
    let inGroup = false;
    for (let at = fuzzy.skeletonOffsets[hash & mask]!; at < to; at++) {
      const id = fuzzy.skeletonTokens[at]!;
      const tag = fuzzy.skeletonTags[at]!;
      if (tag >= groupStart) inGroup = tag === wanted && skeletonsOf(tokenAt(table, id)).includes(skeleton);
      if (!inGroup || id <= after || fuzzy.stamps[id] === fuzzy.stamp) continue;
      const apart = Math.abs(table.offsets[id + 1]! - table.offsets[id]! - token.text.length);
      if (apart <= skeletonSpread(token.abjad || isAbjad(table, id))) admit(token, id, table, fuzzy);
    }
  }
}

/**
 * For each length of word: edits allowed, letters of the query that may be missing in it, letters of it that the query may lack,
 * and the letters at the beginning that must be equal when no other part need be (0: not asked for).
 */
const edits = new Int8Array(64);
const missing = new Int8Array(64);
const extra = new Int8Array(64);
const width = new Int8Array(64);

/** Sets the tables and the pattern for a word; its letters. */
function setWanted(text: string): number {
  width.fill(0);
  edits.fill(-1);
  for (
    let length = Math.max(comparedMin, text.length - editsMax);
    length <= Math.min(tokenLengthMax, text.length + editsMax);
    length++
  ) {
    const allowed = editsAllowed(length, text.length);
    const difference = text.length - length;
    if (Math.abs(difference) > allowed) continue;
    edits[length] = allowed;
    missing[length] = allowed - Math.max(0, -difference);
    extra[length] = allowed - Math.max(0, difference);
    const first = segmentStart(length, 1, allowed + 1);
    if (storedFrom(length, allowed + 1) === 1 && first <= text.length) width[length] = first;
  }
  setPattern(text);
  return lettersOf(text);
}

/** Words whose first part is that of the query: ranges of the dictionary, one for each length of first part. */
function offerBeginnings(token: NameToken, letters: number, table: TokenTable, fuzzy: FuzzyIndex, after: number): void {
  let last = 0;
  for (let length = token.text.length - editsMax; length <= token.text.length + editsMax; length++) {
    const first = length > 0 && length < 64 ? width[length]! : 0;
    if (first === 0 || first === last) continue;
    last = first;
    setRange(table, token.text, first);
    for (let id = Math.max(rangeFrom, after + 1); id < rangeTo; id++) {
      const word = table.letters[id]!;
      const size = word >>> 26;
      if (width[size] !== first || !mayMeet(letters, word, missing[size]!, extra[size]!)) continue;
      if (fuzzy.stamps[id] === fuzzy.stamp) continue;
      verify(token, id, edits[size]!, table, fuzzy);
    }
  }
}

/** A token that fails here fails wherever it comes up again: it is looked at once. */
function verify(token: NameToken, id: number, allowed: number, table: TokenTable, fuzzy: FuzzyIndex): void {
  if (withinPattern(table.chars, table.offsets[id]!, table.offsets[id + 1]!, allowed)) admit(token, id, table, fuzzy);
  else fuzzy.stamps[id] = fuzzy.stamp;
}

/** Whether the letters of two words (`TokenTable.letters` of the other) differ by no more than so many edits can explain. */
const mayMeet = (letters: number, word: number, mayMiss: number, mayExceed: number): boolean =>
  !exceeds(word & ~letters & lettersMask, mayExceed) && !exceeds(letters & ~word, mayMiss);

/** Whether a set has more members than allowed (two at most): members are taken out from the lowest up. */
function exceeds(set: number, allowed: number): boolean {
  let rest = set;
  if (allowed > 0) rest &= rest - 1;
  if (allowed > 1) rest &= rest - 1;
  return rest !== 0;
}

/** Ids of the tokens that begin with so many letters of a text (two or more). */
let rangeFrom = 0;
let rangeTo = 0;
function setRange(table: TokenTable, text: string, letters: number): void {
  const pair = pairOf(text.charCodeAt(0), text.charCodeAt(1));
  rangeFrom = pair < 0 ? 0 : table.pairFrom[pair]!;
  rangeTo = pair < 0 ? 0 : rangeFrom + table.pairCount[pair]!;
  if (letters === 2) return;
  const to = rangeTo;
  rangeFrom = lowerBound(table, text, letters, rangeFrom, to, 0);
  rangeTo = lowerBound(table, text, letters, rangeFrom, to, 1);
}

/** First id in a range whose beginning is not below the text's (`beyond` 0), or is above it (1). */
function lowerBound(table: TokenTable, text: string, letters: number, from: number, to: number, beyond: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareBeginning(table, middle, text, letters) < beyond) low = middle + 1;
    else high = middle;
  }
  return low;
}

function compareBeginning(table: TokenTable, id: number, text: string, letters: number): number {
  const from = table.offsets[id]!;
  const length = table.offsets[id + 1]! - from;
  for (let at = 2; at < letters; at++) {
    if (at >= length) return -1;
    const difference = table.chars[from + at]! - text.charCodeAt(at);
    if (difference !== 0) return difference;
  }
  return 0;
}

function offerSegments(token: NameToken, letters: number, table: TokenTable, fuzzy: FuzzyIndex, after: number): void {
  const { text } = token;
  for (
    let length = Math.max(comparedMin, text.length - editsMax);
    length <= Math.min(tokenLengthMax, text.length + editsMax);
    length++
  ) {
    const allowed = edits[length]!;
    for (let part = allowed < 0 ? 1 : storedFrom(length, allowed + 1); part <= allowed; part++) {
      offerPart(token, letters, length, part, allowed, table, fuzzy, after);
    }
  }
}

/**
 * Where a part that survived can stand: parts before it hold an edit each, or those behind it do (the multi-match-aware choice of
 * the PASS-JOIN paper), so the first is looked for in place only and the last at the end only.
 */
function offerPart(
  token: NameToken,
  letters: number,
  length: number,
  part: number,
  allowed: number,
  table: TokenTable,
  fuzzy: FuzzyIndex,
  after: number,
): void {
  const { text } = token;
  const cuts = allowed + 1;
  const from = segmentStart(length, part, cuts);
  const to = segmentStart(length, part + 1, cuts);
  const difference = text.length - length;
  const size = fuzzy.segmentOffsets.length - 1;
  const mayMiss = missing[length]!;
  const mayExceed = extra[length]!;
  for (let shift = Math.max(-part, difference - allowed + part); shift <= Math.min(part, difference + allowed - part); shift++) {
    if (from + shift < 0 || to + shift > text.length) continue;
    const bucket = partBucket(text, from + shift, length, part, cuts, size);
    for (let at = fuzzy.segmentOffsets[bucket]!; at < fuzzy.segmentOffsets[bucket + 1]!; at++) {
      const word = fuzzy.segmentLetters[at]!;
      if (word >>> 26 !== length || !mayMeet(letters, word, mayMiss, mayExceed)) continue;
      const id = fuzzy.segmentTokens[at]!;
      if (id <= after || fuzzy.stamps[id] === fuzzy.stamp) continue;
      verify(token, id, allowed, table, fuzzy);
    }
  }
}

/** Two neighbours changed places: two edits to a count of letters, one to a typist; looked up directly where one edit is allowed. */
function offerSwaps(token: NameToken, table: TokenTable, fuzzy: FuzzyIndex, after: number): void {
  if (token.text.length > 5) return;
  for (let at = 0; at + 1 < token.text.length; at++) {
    for (let id = findToken(table, swapped(token.text, at)); id >= 0; id = hasTwin(table, id) ? id + 1 : -1) {
      if (id > after && fuzzy.stamps[id] !== fuzzy.stamp && table.letters[id] !== 0) admit(token, id, table, fuzzy);
    }
  }
}

const swapped = (text: string, at: number): string =>
  text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);

/**
 * Puts every dictionary token of letters equal to a text or one slip away into `fuzzy.found`: one slip leaves the first half
 * whole, or the last third.
 */
export function findWithinOneEdit(text: string, table: TokenTable, fuzzy: FuzzyIndex, marks: WordMarks): void {
  begin(fuzzy);
  if (text.length > tokenLengthMax || mayBegin(marks, text, text.length)) noteText(text, table, fuzzy);
  if (text.length > tokenLengthMax) return;
  let letters = 0;
  for (let length = Math.max(comparedMin, text.length - 1); length <= Math.min(tokenLengthMax, text.length + 1); length++) {
    const [begins, ends] = [mayBegin(marks, text, length), mayEnd(marks, text, length)];
    if (!begins && !ends) continue;
    if (letters === 0) {
      setPattern(text);
      letters = lettersOf(text);
    }
    if (begins) noteBeginnings(text, letters, length, table, fuzzy);
    if (ends) noteEnds(text, letters, length, table, fuzzy);
  }
  for (let at = 0; text.length < 5 && at + 1 < text.length; at++) noteText(swapped(text, at), table, fuzzy);
}

function noteText(text: string, table: TokenTable, fuzzy: FuzzyIndex): void {
  for (let id = findToken(table, text); id >= 0; id = hasTwin(table, id) ? id + 1 : -1) noteOnce(fuzzy, id);
}

/** Letters of the text that a word of `length` letters may lack, and letters of the word that the text may lack, one slip apart. */
const mayMissOf = (text: string, length: number): number => (length > text.length ? 0 : 1);
const mayExceedOf = (text: string, length: number): number => (length < text.length ? 0 : 1);

function noteBeginnings(text: string, letters: number, length: number, table: TokenTable, fuzzy: FuzzyIndex): void {
  setRange(table, text, Math.min(text.length, beginningOf(length)));
  const [mayMiss, mayExceed] = [mayMissOf(text, length), mayExceedOf(text, length)];
  for (let id = rangeFrom; id < rangeTo; id++) {
    const word = table.letters[id]!;
    if (word >>> 26 === length && mayMeet(letters, word, mayMiss, mayExceed)) noteWithinOne(id, table, fuzzy);
  }
}

function noteEnds(text: string, letters: number, length: number, table: TokenTable, fuzzy: FuzzyIndex): void {
  const cuts = endCuts(length);
  const start = segmentStart(length, cuts - 1, cuts) + text.length - length;
  if (start < 0) return;
  const [mayMiss, mayExceed] = [mayMissOf(text, length), mayExceedOf(text, length)];
  const bucket = partBucket(text, start, length, cuts - 1, cuts, fuzzy.segmentOffsets.length - 1);
  for (let at = fuzzy.segmentOffsets[bucket]!; at < fuzzy.segmentOffsets[bucket + 1]!; at++) {
    const word = fuzzy.segmentLetters[at]!;
    if (word >>> 26 === length && mayMeet(letters, word, mayMiss, mayExceed))
      noteWithinOne(fuzzy.segmentTokens[at]!, table, fuzzy);
  }
}

function noteWithinOne(id: number, table: TokenTable, fuzzy: FuzzyIndex): void {
  if (fuzzy.stamps[id] !== fuzzy.stamp && withinPattern(table.chars, table.offsets[id]!, table.offsets[id + 1]!, 1))
    noteOnce(fuzzy, id);
}

function noteOnce(fuzzy: FuzzyIndex, id: number): void {
  if (fuzzy.stamps[id] === fuzzy.stamp) return;
  fuzzy.stamps[id] = fuzzy.stamp;
  note(fuzzy, id, 0);
}
