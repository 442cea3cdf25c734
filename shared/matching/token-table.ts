import { type NameToken, tokenKinds } from '../names/name-token.ts';
import { skeletonsOf } from '../names/token-similarity.ts';
import { hashText, tableSize } from './hash-text.ts';
import type { IndexFile } from './index-file.ts';

/** The dictionary of distinct tokens: text, class, weight; found by text in one or two probes. */
export interface TokenTable {
  count: number;
  weight: Uint16Array;
  rarity: Uint16Array;
  /** Class code, and 16 more for a word written without vowels. */
  kind: Uint8Array;
  /** First letter's code unit. */
  first: Uint8Array;
  /** Text of each token: places in `chars`. */
  offsets: Uint32Array;
  chars: Uint8Array;
  text(id: number): string;
  token(id: number): NameToken;
  /** Consonant skeletons, worked out once a token. */
  skeletons(id: number): readonly string[];
  /** Calls back for every token with this text (one a class). */
  find(text: string, each: (id: number) => void): void;
}

const abjadBit = 16;

/** Text and class as one key: tokens are sorted and distinguished by it. */
export const tokenKey = (token: NameToken): string => `${token.text} ${tokenKinds.indexOf(token.kind)}${token.abjad ? '*' : ''}`;

export function writeTokenTable(tokens: readonly NameToken[]): Record<string, Uint8Array | Uint16Array | Uint32Array> {
  const offsets = new Uint32Array(tokens.length + 1);
  for (const [id, token] of tokens.entries()) offsets[id + 1] = offsets[id]! + token.text.length;
  const chars = new Uint8Array(offsets[tokens.length]!);
  const slots = new Uint32Array(tableSize(tokens.length));
  for (const [id, token] of tokens.entries()) {
    for (let at = 0; at < token.text.length; at++) chars[offsets[id]! + at] = token.text.charCodeAt(at);
    let slot = hashText(token.text) & (slots.length - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = id + 1;
  }
  return {
    tokenOffsets: offsets,
    tokenChars: chars,
    tokenSlots: slots,
    tokenKind: Uint8Array.from(tokens, (token) => tokenKinds.indexOf(token.kind) + (token.abjad ? abjadBit : 0)),
    tokenWeight: Uint16Array.from(tokens, (token) => token.weight),
    tokenRarity: Uint16Array.from(tokens, (token) => token.rarity),
  };
}

export function readTokenTable(file: IndexFile): TokenTable {
  const offsets = file.u32('tokenOffsets');
  const chars = file.u8('tokenChars');
  const slots = file.u32('tokenSlots');
  const kind = file.u8('tokenKind');
  const weight = file.u16('tokenWeight');
  const rarity = file.u16('tokenRarity');
  const count = kind.length;
  const tokens = new Array<NameToken | undefined>(count);
  const first = new Uint8Array(count);
  for (let id = 0; id < count; id++) first[id] = chars[offsets[id]!] ?? 0;
  const token = (id: number): NameToken => {
    const known = tokens[id];
    if (known) return known;
    let text = '';
    for (let at = offsets[id]!; at < offsets[id + 1]!; at++) text += String.fromCharCode(chars[at]!);
    const code = kind[id]!;
    const made: NameToken = {
      text,
      kind: tokenKinds[code & 15]!,
      abjad: code >= abjadBit,
      weight: weight[id]!,
      rarity: rarity[id]!,
    };
    tokens[id] = made;
    return made;
  };
  const skeletonsById = new Array<readonly string[] | undefined>(count);
  const skeletons = (id: number): readonly string[] => {
    skeletonsById[id] ??= skeletonsOf(token(id));
    return skeletonsById[id];
  };
  const sameText = (id: number, text: string): boolean => {
    const from = offsets[id]!;
    if (offsets[id + 1]! - from !== text.length) return false;
    for (let at = 0; at < text.length; at++) if (chars[from + at] !== text.charCodeAt(at)) return false;
    return true;
  };
  const find = (text: string, each: (id: number) => void): void => {
    for (let slot = hashText(text) & (slots.length - 1); slots[slot] !== 0; slot = (slot + 1) & (slots.length - 1)) {
      if (sameText(slots[slot]! - 1, text)) each(slots[slot]! - 1);
    }
  };
  return { count, offsets, chars, weight, rarity, kind, first, token, text: (id) => token(id).text, skeletons, find };
}
