import type { NameToken } from '../names/name-token.ts';
import type { FuzzyIndex } from './fuzzy-index.ts';
import { tokenKey } from './token-table.ts';

/** Words kept: names of an order share words, and so do the names of one shop's customers. Some 300 bytes each. */
const wordsKept = 8192;

/** What was found for words that the dictionary does not know; the oldest goes first. Never changes an answer. */
export interface SimilarCache {
  words: Map<string, Remembered>;
}

interface Remembered {
  ids: Uint32Array;
  similarity: Uint16Array;
  /** Ways to write it as several words of the dictionary. */
  splits: readonly number[][];
}

export const newSimilarCache = (): SimilarCache => ({ words: new Map() });

/** Puts what is remembered of a word into the scratch of the fuzzy index; its splits, or null when nothing is. */
export function recall(cache: SimilarCache, token: NameToken, into: FuzzyIndex): readonly number[][] | null {
  const known = cache.words.get(keyOf(token));
  if (!known) return null;
  into.found.set(known.ids);
  into.similarity.set(known.similarity);
  into.foundCount = known.ids.length;
  return known.splits;
}

export function remember(cache: SimilarCache, token: NameToken, from: FuzzyIndex, splits: readonly number[][]): void {
  if (cache.words.size >= wordsKept) cache.words.delete(cache.words.keys().next().value!);
  cache.words.set(keyOf(token), {
    ids: from.found.slice(0, from.foundCount),
    similarity: from.similarity.slice(0, from.foundCount),
    splits,
  });
}

/** The text alone for most words, so that no key need be written; the others' keys hold a space. */
const keyOf = (token: NameToken): string => (token.kind === 'name' && !token.abjad ? token.text : tokenKey(token));
