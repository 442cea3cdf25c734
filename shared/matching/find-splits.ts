import { type NameToken, tokenKinds } from '../names/name-token.ts';
import { continueHash, hashSeed } from './hash-text.ts';
import { isJoinable, isSplittable, joinedMax, partLengthMin, threePartsLengthMin } from './name-edges.ts';
import { findHashed, hasTwin, isAbjad, kindOf, type TokenTable } from './token-table.ts';

/** Ways to write a word as two or three words of the dictionary: their tokens, in order. */
export function findSplits(token: NameToken, table: TokenTable): number[][] {
  const ways: number[][] = [];
  if (isSplittable(token)) findFrom(token, 0, 0, table, ways);
  return ways;
}

const parts = new Int32Array(joinedMax);

/** From a place of the word on, behind so many parts already found. */
function findFrom(token: NameToken, from: number, found: number, table: TokenTable, ways: number[][]): void {
  const { text } = token;
  const last = found + 1 === (text.length >= threePartsLengthMin ? joinedMax : 2);
  let hashed = from;
  let hash = hashSeed;
  for (let to = last ? Math.max(text.length, from + partLengthMin) : from + partLengthMin; to <= text.length; to++) {
    hash = continueHash(hash, text, hashed, to);
    hashed = to;
    if (to === text.length ? found === 0 : text.length - to < partLengthMin) continue;
    for (let id = findHashed(table, hash, text, from, to); id >= 0; id = hasTwin(table, id) ? id + 1 : -1) {
      if (isJoinableKind[kindOf(table, id)] === 0 || isAbjad(table, id)) continue;
      parts[found] = id;
      if (to === text.length) ways.push(found === 1 ? [parts[0]!, id] : [parts[0]!, parts[1]!, id]);
      else findFrom(token, to, found + 1, table, ways);
    }
  }
}

const isJoinableKind = Uint8Array.from(tokenKinds, (kind) => (isJoinable({ kind }) ? 1 : 0));
