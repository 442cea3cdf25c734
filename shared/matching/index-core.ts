import type { Edges } from './align-tokens.ts';
import type { EntryStore } from './entry-store.ts';
import type { FuzzyIndex } from './fuzzy-index.ts';
import type { IdentifierIndex } from './identifier-index.ts';
import type { TokenTable } from './token-table.ts';

/** Flags of a listed name. */
export const nameFlags = { weak: 1, former: 2, unusable: 4, person: 8 } as const;

/** What a search reads and the scratch memory it reuses: searches are synchronous, so one set an index is enough. */
export interface IndexCore {
  tokens: TokenTable;
  fuzzy: FuzzyIndex;
  /** Token → similar tokens, worked out at build: id in the low eighteen bits, basis points above. */
  nearOffsets: Uint32Array;
  near: Uint32Array;
  postingOffsets: Uint32Array;
  postings: Uint32Array;
  nameOffsets: Uint32Array;
  nameTokens: Uint32Array;
  nameWeight: Uint16Array;
  /** Numbers in the name, each of weight 1000. */
  nameNumbers: Uint8Array;
  nameFlags: Uint8Array;
  /** First name of each entry; the names of an entry lie together: see `entryOfName`. */
  entryNames: Uint32Array;
  entryType: Uint8Array;
  entrySource: Uint16Array;
  sources: string[];
  identifiers: IdentifierIndex;
  store: EntryStore;
  scratch: Scratch;
}

/** Entry that a name belongs to, by halving: asked for hits only. */
export function entryOfName(core: IndexCore, name: number): number {
  let low = 0;
  let high = core.entryNames.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (core.entryNames[middle]! <= name) low = middle;
    else high = middle;
  }
  return low;
}

export interface Scratch {
  edges: Edges;
  /** Token → first expansion + 1, 0 for none; emptied after each query by the list of touched tokens. */
  slot: Int32Array;
  /** Most that a touched token can explain: of both names, and of the query alone. */
  gain: Int32Array;
  share: Int32Array;
  touched: Int32Array;
  touchedCount: number;
  expansions: Expansions;
  stamps: Uint32Array;
  stamp: number;
  candidates: Uint32Array;
}

/** What each query token (or join of tokens) may become in the dictionary. */
export interface Expansions {
  count: number;
  token: Int32Array;
  mask: Int32Array;
  similarity: Int32Array;
  weight: Int32Array;
  rarity: Int32Array;
  next: Int32Array;
  joined: Uint8Array;
  content: Uint8Array;
}
