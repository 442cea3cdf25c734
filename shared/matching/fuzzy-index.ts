import { letterSet, lettersApart, setPattern, withinPattern } from '../names/edit-pattern.ts';
import { fusedWith, withoutFusedForm } from '../names/legal-forms.ts';
import type { NameToken } from '../names/name-token.ts';
import { nameRelatives } from '../names/name-variants.ts';
import { tokenLengthMax } from '../names/token-distance.ts';
import {
  editsAllowed,
  fuzzySimilarity,
  isFuzzy,
  skeletonSpread,
  skeletonsOf,
  tokenSimilarity,
} from '../names/token-similarity.ts';
import { hashPart, hashText, tableSize } from './hash-text.ts';
import type { IndexFile } from './index-file.ts';
import type { TokenTable } from './token-table.ts';

/** Numbers of segments a token is cut into: k edits leave one of k + 1 whole (PASS-JOIN, Li et al., VLDB 2011). */
const cutsOf = (length: number): readonly number[] => (length < 5 ? [2] : length === 5 ? [2, 3] : length === 6 ? [2, 3] : [3]);
/** Shortest token compared by letters; below it only equality and the variant tables count. */
const shortest = 3;

/** Candidate generators of the two admissible channels, and the tables that feed a third. */
export interface FuzzyIndex {
  skeletonOffsets: Uint32Array;
  skeletonTokens: Uint32Array;
  segmentOffsets: Uint32Array;
  segmentTokens: Uint32Array;
  stamps: Uint32Array;
  stamp: number;
}

export function writeFuzzyIndex(tokens: readonly NameToken[]): Record<string, Uint32Array> {
  if (tokens.length > tokensMax)
    throw new Error(`the index holds at most ${tokensMax} distinct words, these lists have ${tokens.length}`);
  const skeletons: [number, number][] = [];
  const parts: [number, number][] = [];
  const size = tableSize(tokens.length) / 2;
  for (const [id, token] of tokens.entries()) {
    if (!isFuzzy(token) || token.text.length > tokenLengthMax) continue;
    for (const skeleton of skeletonsOf(token)) {
      const hash = hashText(skeleton);
      skeletons.push([hash & (size - 1), pack(id, skeletonMark(hash, token.text.length))]);
    }
    if (token.text.length < shortest) continue;
    const mark = letterMark(token.text);
    for (const count of cutsOf(token.text.length)) {
      for (let part = 0; part < count; part++) parts.push([segmentBucket(token.text, part, count, size), pack(id, mark)]);
    }
  }
  const [skeletonOffsets, skeletonTokens] = buckets(skeletons, size);
  const [segmentOffsets, segmentTokens] = buckets(parts, size);
  return { skeletonOffsets, skeletonTokens, segmentOffsets, segmentTokens };
}

/** Distinct words: eighteen bits name one, the other fourteen of each entry carry a mark that spares looking at the word. */
const tokensMax = 1 << 18;
const idMask = tokensMax - 1;
const pack = (id: number, mark: number): number => ((mark << 18) | id) >>> 0;
/** The letters of a word folded into fourteen classes: words within k edits differ in at most 2k classes too. */
function letterMark(word: string): number {
  const letters = letterSet(word);
  return (letters | (letters >>> 14)) & 0x3fff;
}
/** Nine further bits of the skeleton's hash and the length of the word. */
const skeletonMark = (hash: number, length: number): number => ((hash >>> 23) << 5) | (length & 31);

export function readFuzzyIndex(file: IndexFile, tokenCount: number): FuzzyIndex {
  return {
    skeletonOffsets: file.u32('skeletonOffsets'),
    skeletonTokens: file.u32('skeletonTokens'),
    segmentOffsets: file.u32('segmentOffsets'),
    segmentTokens: file.u32('segmentTokens'),
    stamps: new Uint32Array(tokenCount),
    stamp: 0,
  };
}

/**
 * Every dictionary token similar to a token, with the similarity; complete by construction: a token that `tokenSimilarity`
 * calls similar lies in a segment bucket, a skeleton bucket, among the relatives, or among the fused forms. Each channel proves
 * admissibility itself, so that only the similarity is left to compute.
 */
export function eachSimilar(
  token: NameToken,
  table: TokenTable,
  fuzzy: FuzzyIndex,
  each: (id: number, similarity: number) => void,
): void {
  fuzzy.stamp++;
  const offer = (id: number): void => {
    if (fuzzy.stamps[id] === fuzzy.stamp) return;
    fuzzy.stamps[id] = fuzzy.stamp;
    const similarity = tokenSimilarity(token, table.token(id));
    if (similarity > 0) each(id, similarity);
  };
  table.find(token.text, offer);
  if (token.kind === 'name' && token.text.length > 1) table.find(token.text.charAt(0), offer);
  if (!isFuzzy(token) || token.text.length > tokenLengthMax) return;
  for (const relative of nameRelatives(token.text)) table.find(relative, offer);
  for (const form of fusedWith(token.text)) table.find(form, offer);
  const bare = withoutFusedForm(token.text);
  if (bare !== null) table.find(bare, offer);
  const admitted = (id: number): void => {
    fuzzy.stamps[id] = fuzzy.stamp;
    const other = table.token(id);
    const similarity = isFuzzy(other) ? fuzzySimilarity(token, other) : 0;
    if (similarity > 0) each(id, similarity);
  };
  offerSkeletons(token, table, fuzzy, admitted);
  if (token.text.length >= shortest) offerSegments(token, table, fuzzy, admitted);
}

function offerSkeletons(token: NameToken, table: TokenTable, fuzzy: FuzzyIndex, offer: (id: number) => void): void {
  const mask = fuzzy.skeletonOffsets.length - 2;
  for (const skeleton of skeletonsOf(token)) {
    const hash = hashText(skeleton);
    const bucket = hash & mask;
    const rest = hash >>> 23;
    for (let at = fuzzy.skeletonOffsets[bucket]!; at < fuzzy.skeletonOffsets[bucket + 1]!; at++) {
      const packed = fuzzy.skeletonTokens[at]!;
      const apart = Math.abs(((packed >>> 18) & 31) - (token.text.length & 31));
      if (packed >>> 23 !== rest || (apart > spreadMax && apart < 32 - spreadMax)) continue;
      const id = packed & idMask;
      if (fuzzy.stamps[id] === fuzzy.stamp) continue;
      const other = table.token(id);
      const spread = skeletonSpread(token.abjad || other.abjad);
      if (Math.abs(other.text.length - token.text.length) <= spread && table.skeletons(id).includes(skeleton)) offer(id);
    }
  }
}
const spreadMax = skeletonSpread(true);

function offerSegments(token: NameToken, table: TokenTable, fuzzy: FuzzyIndex, offer: (id: number) => void): void {
  const { text } = token;
  setPattern(text);
  const letters = letterMark(text);
  for (let length = Math.max(shortest, text.length - 2); length <= Math.min(tokenLengthMax, text.length + 2); length++) {
    const edits = editsAllowed(length, text.length);
    if (Math.abs(text.length - length) > edits) continue;
    for (let part = 0; part <= edits; part++) offerSegment(text, letters, length, part, edits + 1, edits, table, fuzzy, offer);
  }
  offerSwaps(text, table, fuzzy, offer);
}

function offerSegment(
  text: string,
  letters: number,
  length: number,
  part: number,
  parts: number,
  edits: number,
  table: TokenTable,
  fuzzy: FuzzyIndex,
  offer: (id: number) => void,
): void {
  const from = segmentStart(length, part, parts);
  const width = segmentStart(length, part + 1, parts) - from;
  const mask = fuzzy.segmentOffsets.length - 2;
  const difference = text.length - length;
  for (let shift = -edits; shift <= edits; shift++) {
    const start = from + shift;
    if (start < 0 || start + width > text.length || Math.abs(shift) + Math.abs(difference - shift) > edits) continue;
    const bucket = hashPart(text, start, start + width, segmentSeed(length, part, parts)) & mask;
    for (let at = fuzzy.segmentOffsets[bucket]!; at < fuzzy.segmentOffsets[bucket + 1]!; at++) {
      const packed = fuzzy.segmentTokens[at]!;
      if (lettersApart(letters, packed >>> 18) > 2 * edits) continue;
      const id = packed & idMask;
      if (fuzzy.stamps[id] === fuzzy.stamp) continue;
      const begin = table.offsets[id]!;
      const end = table.offsets[id + 1]!;
      if (end - begin === length && withinPattern(table.chars, begin, end, edits)) offer(id);
    }
  }
}

/**
 * Every dictionary token equal to a text or one slip away. One edit or swap leaves the first or the last of three segments
 * whole, so two probes a length are enough, against dozens for the general search.
 */
export function eachWithinOneEdit(text: string, table: TokenTable, fuzzy: FuzzyIndex, each: (id: number) => void): void {
  fuzzy.stamp++;
  const offer = (id: number): void => {
    if (fuzzy.stamps[id] === fuzzy.stamp) return;
    fuzzy.stamps[id] = fuzzy.stamp;
    each(id);
  };
  table.find(text, offer);
  if (text.length > tokenLengthMax) return;
  setPattern(text);
  const letters = letterMark(text);
  for (let length = Math.max(shortest, text.length - 1); length <= Math.min(tokenLengthMax, text.length + 1); length++) {
    const parts = length < 7 ? 2 : 3;
    offerSegment(text, letters, length, 0, parts, 1, table, fuzzy, offer);
    offerSegment(text, letters, length, parts - 1, parts, 1, table, fuzzy, offer);
  }
  offerSwaps(text, table, fuzzy, offer);
}

/** Two neighbours changed places: two edits to a count of letters, one to a typist; looked up directly. */
function offerSwaps(text: string, table: TokenTable, fuzzy: FuzzyIndex, offer: (id: number) => void): void {
  if (text.length < shortest || text.length > 6) return;
  for (let at = 0; at + 1 < text.length; at++) {
    const swapped = text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);
    table.find(swapped, (id) => {
      if (fuzzy.stamps[id] !== fuzzy.stamp) offer(id);
    });
  }
}

const segmentStart = (length: number, part: number, parts: number): number => Math.floor((length * part) / parts);
const segmentSeed = (length: number, part: number, parts: number): number =>
  Math.imul(length * 16 + part * 4 + parts, 0x9e3779b1) >>> 0;
function segmentBucket(text: string, part: number, parts: number, size: number): number {
  const { length } = text;
  return (
    hashPart(text, segmentStart(length, part, parts), segmentStart(length, part + 1, parts), segmentSeed(length, part, parts)) &
    (size - 1)
  );
}

/** Compressed rows: ids by bucket, in id order within each. */
function buckets(pairs: readonly (readonly [number, number])[], size: number): [Uint32Array, Uint32Array] {
  const offsets = new Uint32Array(size + 1);
  for (const [bucket] of pairs) offsets[bucket + 1]!++;
  for (let at = 0; at < size; at++) offsets[at + 1]! += offsets[at]!;
  const next = offsets.slice(0, size);
  const ids = new Uint32Array(pairs.length);
  for (const [bucket, id] of pairs) ids[next[bucket]!++] = id;
  return [offsets, ids];
}
