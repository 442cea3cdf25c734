import type { Edges } from './align-tokens.ts';
import type { EntryStore } from './entry-store.ts';
import type { FuzzyIndex } from './fuzzy-index.ts';
import type { IdentifierIndex } from './identifier-index.ts';
import type { NameRows } from './name-rows.ts';
import type { NearIndex } from './near-index.ts';
import type { SimilarCache } from './similar-cache.ts';
import type { TokenTable } from './token-table.ts';
import type { WordMarks } from './word-marks.ts';

/** What a search reads and the scratch memory it reuses: searches are synchronous, so one set an index is enough. */
export interface IndexCore {
  tokens: TokenTable;
  fuzzy: FuzzyIndex;
  near: NearIndex;
  marks: WordMarks;
  rows: NameRows;
  /** First name of each entry; the names of an entry lie together: see `entryOfName`. */
  entryNames: Uint32Array;
  entrySource: Uint8Array | Uint16Array;
  sources: string[];
  identifiers: IdentifierIndex;
  store: EntryStore;
  /** Unknown words of late queries. */
  known: SimilarCache;
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
  /** 1 for a token with an expansion: most tokens of a listed name have none, and bytes stay in the nearest cache. */
  isTouched: Uint8Array;
  /** Tokens that have something of the query in their records, which is taken away after it. */
  touched: Int32Array;
  touchedCount: number;
  expansions: Expansions;
  /** A bit a row: already a candidate; holds another word of the query. */
  seen: Uint32Array;
  partners: Uint32Array;
  /** Rows that hold the running word. */
  fresh: Uint32Array;
  freshCount: number;
  candidates: Uint32Array;
  candidateCount: number;
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
  /** Most that it explains of both names: similarity times weights. */
  gain: Int32Array;
}
