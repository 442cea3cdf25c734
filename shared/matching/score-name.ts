import type { TokenMatch } from '../model/finding.ts';
import type { PreparedName } from '../names/name-token.ts';
import { equal } from '../names/token-similarity.ts';
import { alignEdges, newEdges } from './align-tokens.ts';
import { howAlike } from './how-alike.ts';
import { edgesBetween, totalsOf } from './name-edges.ts';

export interface NameScore {
  /** Basis points, 0–10,000. */
  score: number;
  /** How much agreement there is beyond chance: sum of rarities of what agrees (−100 log10). */
  evidence: number;
  tokens: TokenMatch[];
  unmatchedQuery: string[];
  unmatchedName: string[];
}

const edges = newEdges();

/** Similarity of two names and nothing else: no index, no list. Not symmetric: the second is the listed one. */
export function scoreName(query: PreparedName, name: PreparedName): number {
  if (query.unusable || name.unusable) return 0;
  edgesBetween(query, name, edges);
  return alignEdges(edges, totalsOf(query, name)).score;
}

/** The same, with what met what. */
export function explainName(query: PreparedName, name: PreparedName): NameScore {
  if (query.unusable || name.unusable) return { score: 0, evidence: 0, tokens: [], unmatchedQuery: [], unmatchedName: [] };
  edgesBetween(query, name, edges);
  const alignment = alignEdges(edges, totalsOf(query, name));
  const tokens: (TokenMatch & { at: number })[] = [];
  let usedQuery = 0;
  let usedName = 0;
  for (let at = 0; at < alignment.count; at++) {
    const edge = alignment.picked[at]!;
    const [ofQuery, ofName] = [edges.query[edge]!, edges.name[edge]!];
    usedQuery |= ofQuery;
    usedName |= ofName;
    tokens.push({
      at: ofQuery & -ofQuery,
      query: textOf(query, ofQuery),
      candidate: textOf(name, ofName),
      similarity: edges.similarity[edge]! / equal,
      how: howAlike(query, ofQuery, name, ofName),
    });
  }
  tokens.sort((a, b) => a.at - b.at);
  return {
    score: alignment.score,
    evidence: alignment.evidence,
    tokens: tokens.map(({ at: _, ...token }) => token),
    unmatchedQuery: rest(query, usedQuery),
    unmatchedName: rest(name, usedName),
  };
}

const textOf = (name: PreparedName, mask: number): string =>
  name.tokens
    .filter((_, at) => (mask & (1 << at)) !== 0)
    .map((token) => shown(token.text))
    .join(' ');

/** Legal forms are compared as classes (`#llc` for GmbH, OOO, SARL …): say so to the reader. */
const shown = (text: string): string => (text.startsWith('#') ? `legal form (${text.slice(1)})` : text);

const rest = (name: PreparedName, used: number): string[] =>
  name.tokens.filter((token, at) => (used & (1 << at)) === 0 && token.kind !== 'noise').map((token) => shown(token.text));
