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
  /** Token → similar tokens, worked out at build: ids and basis points, compressed rows. */
  nearOffsets: Uint32Array;
  nearTokens: Uint32Array;
  nearSimilarity: Uint16Array;
  postingOffsets: Uint32Array;
  postings: Uint32Array;
  nameOffsets: Uint32Array;
  nameTokens: Uint32Array;
  nameWeight: Uint16Array;
  nameNumbers: Uint16Array;
  nameFlags: Uint8Array;
  /** First name of each entry; the names of an entry lie together. */
  entryNames: Uint32Array;
  nameEntry: Uint32Array;
  entryType: Uint8Array;
  entrySource: Uint16Array;
  sources: string[];
  identifiers: IdentifierIndex;
  store: EntryStore;
  scratch: Scratch;
}

export interface Scratch {
  edges: Edges;
  /** Token → first expansion + 1, 0 for none; emptied after each query by the list of touched tokens. */
  slot: Int32Array;
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
