import { letterSet } from '../names/edit-pattern.ts';
import { type NameToken, tokenKinds } from '../names/name-token.ts';
import { tokenLengthMax } from '../names/token-distance.ts';
import { isFuzzy } from '../names/token-similarity.ts';
import { hashText } from './hash-text.ts';
import type { IndexFile, Sections } from './index-file.ts';
import { packLengths, readOffsets } from './packed-numbers.ts';

/** The dictionary of distinct tokens, sorted by text: class, weight, and the id of a text in one or two probes. */
export interface TokenTable {
  count: number;
  /**
   * Eight numbers a token, half a cache line, so that one look at memory tells all that a search asks: class, weight and more in one
   * (see `kindOf` and its like), its first row and where its other postings lie, and the running query's own (see `headPlace`).
   */
  records: Int32Array;
  /** Text of each token: places in `chars`. */
  offsets: Uint32Array;
  chars: Uint8Array;
  /** Letters that occur in the token (26 bits) and its length above them; 0 for one that is not compared by letters. */
  letters: Uint32Array;
  /** Tokens that begin with two given letters: first id, and how many. */
  pairFrom: Uint32Array;
  pairCount: Uint32Array;
  slots: Uint32Array;
  tokens: (NameToken | undefined)[];
}

/** Places in `facts`: class (3 bits), no vowels, the next token has the same text, weight (10), rarity (9), size of postings (5). */
const [abjadBit, twinBit, weightPlace, rarityPlace, sizePlace] = [8, 16, 5, 15, 24];
const [weightMax, rarityMax] = [1023, 511];
/** Size of a record as a shift, and the places of the postings in it. */
export const recordShift = 3;
const [postingsFrom, postingsTo, firstPlace] = [1, 2, 3];
/**
 * Places of what the running query puts there and takes away again: the token's first expansion + 1, the most that it can explain of
 * both names, and the most on which it can agree with the query, in weights of the query and of the listed name.
 */
export const [headPlace, explainedPlace, ofQueryPlace, ofListedPlace] = [4, 5, 6, 7];
/** Share of the slots that is filled. */
const filled = 0.7;
/** Shortest token compared by letters; below it only equality and the variant tables count. */
export const comparedMin = 3;

/** Text and class as one key: tokens are sorted and distinguished by it. */
export const tokenKey = (token: NameToken): string => `${token.text} ${tokenKinds.indexOf(token.kind)}${token.abjad ? '*' : ''}`;

export function writeTokenTable(tokens: readonly NameToken[]): Sections {
  const offsets = new Uint32Array(tokens.length + 1);
  for (const [id, token] of tokens.entries()) offsets[id + 1] = offsets[id]! + token.text.length;
  const chars = new Uint8Array(offsets[tokens.length]!);
  for (const [id, token] of tokens.entries()) {
    for (let at = 0; at < token.text.length; at++) chars[offsets[id]! + at] = token.text.charCodeAt(at);
  }
  return { tokenLengths: packLengths(offsets), tokenChars: chars, tokenSlots: slotsOf(tokens), ...classesOf(tokens) };
}

/** Open addressing; a slot holds the first id of a text, plus one, and eight bits of the hash that spare a look at the text. */
function slotsOf(tokens: readonly NameToken[]): Uint32Array {
  const slots = new Uint32Array(Math.ceil(tokens.length / filled) + 1);
  for (const [id, token] of tokens.entries()) {
    if (id > 0 && tokens[id - 1]!.text === token.text) continue;
    const hash = mixed(hashText(token.text));
    let slot = slotOf(hash, slots.length);
    while (slots[slot] !== 0) slot = slot + 1 === slots.length ? 0 : slot + 1;
    slots[slot] = (((hash & 255) << 24) | (id + 1)) >>> 0;
  }
  return slots;
}

const slotOf = (hash: number, size: number): number => Math.floor((hash * size) / 0x1_0000_0000);
const mixed = (hash: number): number => Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;

/** Class, weight and rarity go together: a few hundred triples stand for them all. */
function classesOf(tokens: readonly NameToken[]): Sections {
  const triples = new Map<string, number>();
  const table: number[] = [];
  const classes = tokens.map((token, id) => {
    const twin = tokens[id + 1]?.text === token.text;
    const code = tokenKinds.indexOf(token.kind) + (token.abjad ? abjadBit : 0) + (twin ? twinBit : 0);
    const key = `${code} ${token.weight} ${token.rarity}`;
    const known = triples.get(key);
    if (known !== undefined) return known;
    if (token.weight > weightMax || token.rarity > rarityMax) throw new Error(`no room for weight and rarity of a token: ${key}`);
    triples.set(key, triples.size);
    table.push(code, token.weight, token.rarity);
    return triples.size - 1;
  });
  return {
    tokenClass: triples.size > 256 ? Uint16Array.from(classes) : Uint8Array.from(classes),
    tokenClasses: Uint16Array.from(table),
  };
}

export function readTokenTable(file: IndexFile): TokenTable {
  const classes = file.u8or16('tokenClass');
  const count = classes.length;
  const table: TokenTable = {
    count,
    records: new Int32Array(count << recordShift),
    offsets: readOffsets(file.u8('tokenLengths'), count),
    chars: file.u8('tokenChars'),
    letters: new Uint32Array(count),
    pairFrom: new Uint32Array(26 * 26),
    pairCount: new Uint32Array(26 * 26),
    slots: file.u32('tokenSlots'),
    tokens: new Array<NameToken | undefined>(count),
  };
  const triples = file.u16('tokenClasses');
  const facts = new Int32Array(triples.length / 3);
  for (let at = 0; at < facts.length; at++) {
    facts[at] = triples[3 * at]! | (triples[3 * at + 1]! << weightPlace) | (triples[3 * at + 2]! << rarityPlace);
  }
  for (let id = 0; id < count; id++) table.records[id << recordShift] = facts[classes[id]!]!;
  describe(table);
  return table;
}

/** What a search asks of each token so often that it is worked out once, at load: its letters, and the range of those that begin alike. */
function describe({ count, records, chars, offsets, letters, pairFrom, pairCount }: TokenTable): void {
  for (let id = 0; id < count; id++) {
    const from = offsets[id]!;
    const to = offsets[id + 1]!;
    const length = to - from;
    if ((records[id << recordShift]! & 7) <= 1 && length >= comparedMin && length <= tokenLengthMax) {
      let set = 0;
      for (let at = from; at < to; at++) set |= 1 << (chars[at]! - 97);
      letters[id] = ((set & lettersMask) | (length << 26)) >>> 0;
    }
    const pair = length < 2 ? -1 : pairOf(chars[from]!, chars[from + 1]!);
    if (pair >= 0 && pairCount[pair]!++ === 0) pairFrom[pair] = id;
  }
}

export const lettersMask = 0x3ffffff;
/** As `TokenTable.letters`, of any word. */
export const lettersOf = (word: string): number => letterSet(word) & lettersMask;

/** Number of a pair of letters, −1 when one is none. */
export const pairOf = (one: number, other: number): number =>
  one < 97 || one > 122 || other < 97 || other > 122 ? -1 : 26 * (one - 97) + other - 97;

/** First token with a text, or −1; those with the same text and another class follow it: see `hasTwin`. */
export const findToken = (table: TokenTable, text: string): number => findHashed(table, hashText(text), text, 0, text.length);

/** The same for part of a text whose hash (`continueHash`) is known. */
export function findHashed(table: TokenTable, plain: number, text: string, from: number, to: number): number {
  const { slots } = table;
  const hash = mixed(plain >>> 0);
  for (let slot = slotOf(hash, slots.length); ; slot = slot + 1 === slots.length ? 0 : slot + 1) {
    const held = slots[slot]!;
    if (held === 0) return -1;
    if (held >>> 24 === (hash & 255) && isText(table, (held & 0xffffff) - 1, text, from, to)) return (held & 0xffffff) - 1;
  }
}

function isText({ chars, offsets }: TokenTable, id: number, text: string, from: number, to: number): boolean {
  let place = offsets[id]!;
  if (offsets[id + 1]! - place !== to - from) return false;
  for (let at = from; at < to; at++) if (chars[place++] !== text.charCodeAt(at)) return false;
  return true;
}

/** Whether the token after this one has the same text. */
export const hasTwin = (table: TokenTable, id: number): boolean => (table.records[id << recordShift]! & twinBit) !== 0;

/** Place of the token's class in `tokenKinds`. */
export const kindOf = (table: TokenTable, id: number): number => table.records[id << recordShift]! & 7;
export const isAbjad = (table: TokenTable, id: number): boolean => (table.records[id << recordShift]! & abjadBit) !== 0;
export const weightOf = (table: TokenTable, id: number): number =>
  (table.records[id << recordShift]! >>> weightPlace) & weightMax;
export const rarityOf = (table: TokenTable, id: number): number =>
  (table.records[id << recordShift]! >>> rarityPlace) & rarityMax;

/** Bytes of the token's postings, to the power of two below. */
export const sizeOf = (table: TokenTable, id: number): number => 1 << (table.records[id << recordShift]! >>> sizePlace);

/** The first row that holds a token: most are held by no other. Where the distances to further rows begin, and where they end. */
export const firstRowOf = (table: TokenTable, id: number): number => table.records[(id << recordShift) + firstPlace]!;
export const postingsAt = (table: TokenTable, id: number): number => table.records[(id << recordShift) + postingsFrom]!;
export const postingsEnd = (table: TokenTable, id: number): number => table.records[(id << recordShift) + postingsTo]!;
export function setPostings({ records }: TokenTable, id: number, postings: Uint8Array, from: number, to: number): void {
  const record = id << recordShift;
  let at = from;
  let row = 0;
  for (let shift = 0; at < to; shift += 7) {
    const byte = postings[at++]!;
    row |= (byte & 127) << shift;
    if (byte < 128) break;
  }
  records[record]! |= (31 - Math.clz32(Math.max(1, to - from))) << sizePlace;
  records[record + firstPlace] = row;
  records[record + postingsFrom] = at;
  records[record + postingsTo] = to;
}

/** The token with this text and class, or −1. */
export function findSame(table: TokenTable, token: NameToken): number {
  const code = tokenKinds.indexOf(token.kind) + (token.abjad ? abjadBit : 0);
  let id = findToken(table, token.text);
  while (id >= 0 && (table.records[id << recordShift]! & (abjadBit | 7)) !== code) id = hasTwin(table, id) ? id + 1 : -1;
  return id;
}

/** The token itself, made when first asked for. */
export function tokenAt(table: TokenTable, id: number): NameToken {
  const known = table.tokens[id];
  if (known) return known;
  const text = String.fromCharCode(...table.chars.subarray(table.offsets[id], table.offsets[id + 1]));
  const token: NameToken = {
    text,
    kind: tokenKinds[kindOf(table, id)]!,
    abjad: isAbjad(table, id),
    weight: weightOf(table, id),
    rarity: rarityOf(table, id),
  };
  table.tokens[id] = token;
  return token;
}

export const isComparedByLetters = (token: NameToken): boolean => isFuzzy(token) && token.text.length <= tokenLengthMax;
