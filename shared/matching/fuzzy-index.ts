import type { NameToken } from '../names/name-token.ts';
import { skeletonsOf } from '../names/token-similarity.ts';
import { continueHash, hashSeed, hashText, tableSize } from './hash-text.ts';
import type { IndexFile, Sections } from './index-file.ts';
import { packIds, packLengths, readIds, readOffsets } from './packed-numbers.ts';
import { comparedMin, isComparedByLetters, type TokenTable } from './token-table.ts';

/**
 * Candidate generators of the two admissible channels. Segments (PASS-JOIN, Li et al., VLDB 2011): k edits leave one of k + 1
 * parts of a word whole. The first part needs no storage while it has two letters: the dictionary is sorted, so the words that
 * begin alike lie together. Skeletons: words with one consonant skeleton form a group, which one comparison of texts proves.
 */
export interface FuzzyIndex {
  skeletonOffsets: Uint32Array;
  skeletonTokens: Uint16Array | Uint32Array;
  /** Seven bits of the skeleton's hash, and 128 for the first of a group. */
  skeletonTags: Uint8Array;
  segmentOffsets: Uint32Array;
  segmentTokens: Uint16Array | Uint32Array;
  /** `TokenTable.letters` of each of them, worked out at load: a scan reads memory in order. */
  segmentLetters: Uint32Array;
  /** Scratch: tokens seen by the running search, and what it found. */
  stamps: Uint32Array;
  stamp: number;
  found: Uint32Array;
  similarity: Uint16Array;
  foundCount: number;
}

/** Numbers of parts a word of so many letters is cut into: two where one edit is allowed, three where two are. */
const cutsOf = (length: number): readonly number[] => (length < 5 ? [2] : length === 5 ? [2, 3] : [3]);

export function writeFuzzyIndex(tokens: readonly NameToken[]): Sections {
  const size = bucketsFor(tokens.length);
  const groups = new Map<string, number[]>();
  const parts: [number, number][] = [];
  for (const [id, token] of tokens.entries()) {
    if (!isComparedByLetters(token)) continue;
    for (const skeleton of skeletonsOf(token)) {
      const group = groups.get(skeleton);
      if (group) group.push(id);
      else groups.set(skeleton, [id]);
    }
    const { length } = token.text;
    if (length < comparedMin) continue;
    for (const cuts of cutsOf(length)) {
      for (let part = storedFrom(length, cuts); part < cuts; part++) {
        parts.push([partBucket(token.text, segmentStart(length, part, cuts), length, part, cuts, size), id]);
      }
    }
  }
  return { ...skeletonSections(groups, size), ...segmentSections(parts, size) };
}

function skeletonSections(groups: ReadonlyMap<string, number[]>, size: number): Sections {
  const rows: [bucket: number, id: number, tag: number][] = [];
  for (const [skeleton, ids] of groups) {
    const hash = hashText(skeleton);
    for (const [at, id] of ids.entries()) rows.push([hash & (size - 1), id, skeletonTag(hash) | (at === 0 ? groupStart : 0)]);
  }
  const [offsets, order] = buckets(rows, size);
  return {
    skeletonBuckets: packLengths(offsets),
    skeletonTokens: packIds(Uint32Array.from(order, (at) => rows[at]![1])),
    skeletonTags: Uint8Array.from(order, (at) => rows[at]![2]),
  };
}

function segmentSections(parts: readonly [number, number][], size: number): Sections {
  const [offsets, order] = buckets(parts, size);
  return { segmentBuckets: packLengths(offsets), segmentTokens: packIds(Uint32Array.from(order, (at) => parts[at]![1])) };
}

/** Compressed rows: where each bucket begins, and the pairs in order of bucket, then of insertion. */
function buckets(pairs: readonly (readonly [number, ...number[]])[], size: number): [Uint32Array, Uint32Array] {
  const offsets = new Uint32Array(size + 1);
  for (const [bucket] of pairs) offsets[bucket + 1]!++;
  for (let at = 0; at < size; at++) offsets[at + 1]! += offsets[at]!;
  const next = offsets.slice(0, size);
  const order = new Uint32Array(pairs.length);
  for (const [at, [bucket]] of pairs.entries()) order[next[bucket]!++] = at;
  return [offsets, order];
}

export function readFuzzyIndex(file: IndexFile, table: TokenTable): FuzzyIndex {
  const size = bucketsFor(table.count);
  const segmentTokens = readIds(file.u8or16('segmentTokens'));
  const segmentLetters = new Uint32Array(segmentTokens.length);
  for (let at = 0; at < segmentLetters.length; at++) segmentLetters[at] = table.letters[segmentTokens[at]!]!;
  return {
    skeletonOffsets: readOffsets(file.u8('skeletonBuckets'), size),
    skeletonTokens: readIds(file.u8or16('skeletonTokens')),
    skeletonTags: file.u8('skeletonTags'),
    segmentOffsets: readOffsets(file.u8('segmentBuckets'), size),
    segmentTokens,
    segmentLetters,
    stamps: new Uint32Array(table.count),
    stamp: 0,
    found: new Uint32Array(table.count),
    similarity: new Uint16Array(table.count),
    foundCount: 0,
  };
}

const bucketsFor = (tokens: number): number => tableSize(tokens) / 2;

export const groupStart = 128;
export const skeletonTag = (hash: number): number => (hash >>> 25) & 127;

/** A first part of one letter is stored like the others; a longer one is a range of the dictionary. */
export const storedFrom = (length: number, cuts: number): number => (segmentStart(length, 1, cuts) < 2 ? 0 : 1);

export const segmentStart = (length: number, part: number, cuts: number): number => Math.floor((length * part) / cuts);

/** Bucket of a part of a word of `length` letters, read from `text` at `start`. */
export function partBucket(text: string, start: number, length: number, part: number, cuts: number, size: number): number {
  const width = segmentStart(length, part + 1, cuts) - segmentStart(length, part, cuts);
  const seed = Math.imul(hashSeed ^ (length * 16 + part * 4 + cuts), 0x9e3779b1);
  return continueHash(seed, text, start, start + width) & (size - 1);
}
