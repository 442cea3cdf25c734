import type { NameToken } from '../names/name-token.ts';
import { findSimilar } from './find-similar.ts';
import { type FuzzyIndex, readFuzzyIndex } from './fuzzy-index.ts';
import { type IndexFile, type Sections, viewSections } from './index-file.ts';
import { newNumberWriter, packLengths, readOffsets, writeByte, writeNumber, written } from './packed-numbers.ts';
import { readTokenTable } from './token-table.ts';
import { readWordMarks } from './word-marks.ts';

/** Token → similar tokens, worked out at build: a search for a known word compares no letters. */
export interface NearIndex {
  offsets: Uint32Array;
  /** For each neighbour the distance from the one before (or from 0), then one byte: a place in `values`, or `spelled`. */
  bytes: Uint8Array;
  /** The commonest similarities. */
  values: Uint16Array;
}

/** Two bytes with the similarity follow. */
const spelled = 255;

interface Pairs {
  one: Uint32Array;
  other: Uint32Array;
  similarity: Uint16Array;
  count: number;
}

/** Needs the sections of the dictionary, of its marks and of the fuzzy index. */
export function writeNearIndex(tokens: readonly NameToken[], sections: Sections): Sections {
  const pairs = similarPairs(tokens, sections);
  const values = commonest(pairs);
  const codes = new Map([...values].map((value, code) => [value, code]));
  const offsets = new Uint32Array(tokens.length + 1);
  const into = newNumberWriter();
  const [starts, others, similarities] = bothWays(pairs, tokens.length);
  for (let id = 0; id < tokens.length; id++) {
    let last = 0;
    for (let at = starts[id]!; at < starts[id + 1]!; at++) {
      writeNumber(into, others[at]! - last);
      last = others[at]!;
      const code = codes.get(similarities[at]!);
      writeByte(into, code ?? spelled);
      if (code !== undefined) continue;
      writeByte(into, similarities[at]! & 255);
      writeByte(into, similarities[at]! >>> 8);
    }
    offsets[id + 1] = into.length;
  }
  return { nearLengths: packLengths(offsets), near: written(into), nearValues: values };
}

/** Every pair once, the lower id first; similarity is the same from both sides. */
function similarPairs(tokens: readonly NameToken[], sections: Sections): Pairs {
  const file = viewSections(sections, {});
  const table = readTokenTable(file);
  const fuzzy = readFuzzyIndex(file, table);
  const marks = readWordMarks(file);
  let pairs: Pairs = newPairs(16 * tokens.length + 16);
  for (const [id, token] of tokens.entries()) {
    table.tokens[id] = token;
    findSimilar(token, table, fuzzy, marks, id);
    if (pairs.count + fuzzy.foundCount > pairs.one.length) pairs = larger(pairs, fuzzy.foundCount);
    const order = [...fuzzy.found.subarray(0, fuzzy.foundCount).keys()].sort((a, b) => fuzzy.found[a]! - fuzzy.found[b]!);
    for (const at of order) {
      pairs.one[pairs.count] = id;
      pairs.other[pairs.count] = fuzzy.found[at]!;
      pairs.similarity[pairs.count++] = fuzzy.similarity[at]!;
    }
  }
  return pairs;
}

const newPairs = (room: number): Pairs => ({
  one: new Uint32Array(room),
  other: new Uint32Array(room),
  similarity: new Uint16Array(room),
  count: 0,
});

function larger(pairs: Pairs, more: number): Pairs {
  const out = newPairs(2 * pairs.one.length + more);
  out.one.set(pairs.one);
  out.other.set(pairs.other);
  out.similarity.set(pairs.similarity);
  out.count = pairs.count;
  return out;
}

/** The similarities that most pairs have: by frequency, then by value. */
function commonest(pairs: Pairs): Uint16Array {
  const counts = new Map<number, number>();
  for (let at = 0; at < pairs.count; at++) counts.set(pairs.similarity[at]!, (counts.get(pairs.similarity[at]!) ?? 0) + 1);
  const order = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return Uint16Array.from(order.slice(0, spelled), ([value]) => value);
}

/** Pairs seen from either side, as lists in order of id: pairs come in order of the lower id, so the lists grow in order. */
function bothWays({ one, other, similarity, count }: Pairs, tokens: number): [Uint32Array, Uint32Array, Uint16Array] {
  const starts = new Uint32Array(tokens + 1);
  for (let at = 0; at < count; at++) {
    starts[one[at]! + 1]!++;
    starts[other[at]! + 1]!++;
  }
  for (let id = 0; id < tokens; id++) starts[id + 1]! += starts[id]!;
  const next = starts.slice(0, tokens);
  const others = new Uint32Array(2 * count);
  const similarities = new Uint16Array(2 * count);
  const put = (id: number, neighbour: number, value: number): void => {
    similarities[next[id]!] = value;
    others[next[id]!++] = neighbour;
  };
  for (let at = 0; at < count; at++) {
    put(one[at]!, other[at]!, similarity[at]!);
    put(other[at]!, one[at]!, similarity[at]!);
  }
  return [starts, others, similarities];
}

export const readNearIndex = (file: IndexFile, tokens: number): NearIndex => ({
  offsets: readOffsets(file.u8('nearLengths'), tokens),
  bytes: file.u8('near'),
  values: file.u16('nearValues'),
});

/** Puts a token's stored neighbours into the scratch of the fuzzy index, behind what it holds. */
export function readNear(near: NearIndex, id: number, into: FuzzyIndex): void {
  const { bytes, values } = near;
  const to = near.offsets[id + 1]!;
  let count = into.foundCount;
  let neighbour = 0;
  for (let at = near.offsets[id]!; at < to; ) {
    let byte = bytes[at++]!;
    let step = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++]!;
      step |= (byte & 127) << shift;
    }
    neighbour += step;
    const code = bytes[at++]!;
    let value = 0;
    if (code === spelled) {
      value = bytes[at]! | (bytes[at + 1]! << 8);
      at += 2;
    } else value = values[code]!;
    into.found[count] = neighbour;
    into.similarity[count++] = value;
  }
  into.foundCount = count;
}
