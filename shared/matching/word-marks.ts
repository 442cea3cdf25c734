import { withoutFusedForm } from '../names/legal-forms.ts';
import type { NameToken } from '../names/name-token.ts';
import { findSplits } from './find-splits.ts';
import { segmentStart } from './fuzzy-index.ts';
import { continueHash, hashSeed, hashText, tableSize } from './hash-text.ts';
import { type IndexFile, type Sections, viewSections } from './index-file.ts';
import { packIds, readIds } from './packed-numbers.ts';
import { comparedMin, isComparedByLetters, readTokenTable } from './token-table.ts';

/** What is known of the dictionary's words beforehand, so that a search need not look for what is not there. */
export interface WordMarks {
  /** A bit a token: it is two or three other words written together. */
  splits: Uint8Array;
  /** Words with a legal form typed on, in order of the hash of the bare word. */
  fusedHashes: Uint32Array;
  fusedTokens: Uint16Array | Uint32Array;
  /** Bits by the hashes of the beginnings and ends of words: see `mayBegin`. */
  pieces: Uint8Array;
}

/** Needs the sections of the dictionary. */
export function writeWordMarks(tokens: readonly NameToken[], sections: Sections): Sections {
  const table = readTokenTable(viewSections(sections, {}));
  const splits = new Uint8Array((tokens.length + 7) >>> 3);
  const pieces = new Uint8Array(tableSize(tokens.length));
  const fused: [hash: number, id: number][] = [];
  for (const [id, token] of tokens.entries()) {
    if (findSplits(token, table).length > 0) splits[id >>> 3]! |= 1 << (id & 7);
    const { length } = token.text;
    if (!isComparedByLetters(token) || length < comparedMin) continue;
    for (const hash of [beginningHash(token.text, length), endHash(token.text, 0, length)]) {
      const bit = bitOf(hash, pieces);
      pieces[bit >>> 3]! |= 1 << (bit & 7);
    }
    const bare = withoutFusedForm(token.text);
    if (bare !== null) fused.push([hashText(bare), id]);
  }
  fused.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return {
    splits,
    pieces,
    fusedHashes: Uint32Array.from(fused, ([hash]) => hash),
    fusedTokens: packIds(fused.map(([, id]) => id)),
  };
}

export const readWordMarks = (file: IndexFile): WordMarks => ({
  splits: file.u8('splits'),
  fusedHashes: file.u32('fusedHashes'),
  fusedTokens: readIds(file.u8or16('fusedTokens')),
  pieces: file.u8('pieces'),
});

export const isSplitToken = ({ splits }: WordMarks, id: number): boolean => (splits[id >>> 3]! & (1 << (id & 7))) !== 0;

/** Place of the first word with a legal form whose bare word has a hash not below this one. */
export function firstFused({ fusedHashes }: WordMarks, hash: number): number {
  let low = 0;
  let high = fusedHashes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (fusedHashes[middle]! < hash) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Whether some word of `length` letters may begin like this text: with the same half of its letters. One slip leaves the first half
 * whole, or the last third (see `mayEnd`).
 */
export const mayBegin = (marks: WordMarks, text: string, length: number): boolean => isMarked(marks, beginningHash(text, length));

/** The same for the last third of a word of `length` letters, which stands at the end of the text too. */
export const mayEnd = (marks: WordMarks, text: string, length: number): boolean =>
  isMarked(marks, endHash(text, text.length - length, length));

function isMarked({ pieces }: WordMarks, hash: number): boolean {
  const bit = bitOf(hash, pieces);
  return (pieces[bit >>> 3]! & (1 << (bit & 7))) !== 0;
}

/** Letters at the beginning of a word of so many letters that one slip elsewhere leaves whole. */
export const beginningOf = (length: number): number => Math.max(2, length >> 1);
/** Parts that a word of so many letters is cut into when its end is looked up. */
export const endCuts = (length: number): number => (length < 5 ? 2 : 3);

const beginningHash = (text: string, length: number): number =>
  continueHash(Math.imul(hashSeed ^ length, 0x9e3779b1), text, 0, Math.min(text.length, beginningOf(length)));

const endHash = (text: string, shift: number, length: number): number =>
  continueHash(
    Math.imul(hashSeed ^ (length + 64), 0x9e3779b1),
    text,
    segmentStart(length, endCuts(length) - 1, endCuts(length)) + shift,
    text.length,
  );

/** A multiplication spreads what the last letters left in the low bits. */
const bitOf = (hash: number, { length }: Uint8Array): number =>
  (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 3) & (8 * length - 1);
