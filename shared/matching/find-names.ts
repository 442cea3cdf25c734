import type { PreparedName } from '../names/name-token.ts';
import { initialSimilarity } from '../names/token-similarity.ts';
import { addEdge, alignEdges, omittedByList, type Totals } from './align-tokens.ts';
import { clearExpansions, type Expanded, expandQuery, type Split } from './expand-query.ts';
import type { IndexCore } from './index-core.ts';
import { numberWeight, splitSimilarity } from './name-edges.ts';

export interface NameHit {
  name: number;
  /** Basis points. */
  score: number;
  evidence: number;
}

/**
 * Every listed name whose score with the query reaches `minScore` (basis points), in name order. Exact: what the full scan
 * with `scoreName` would find, because candidates are all names that share an essential token and the bound that makes other
 * tokens inessential is the score's own formula. No candidate limit.
 */
export function findNames(core: IndexCore, query: PreparedName, minScore: number): NameHit[] {
  if (query.unusable) return [];
  const expanded = expandQuery(query, core);
  const count = gatherCandidates(core, query, expanded, minScore);
  const hits: NameHit[] = [];
  const totals: Totals = { query: query.weight, name: 0, queryNumbers: numberWeight(query), nameNumbers: 0 };
  const { candidates } = core.scratch;
  for (let at = 0; at < count; at++) {
    const name = candidates[at]!;
    totals.name = core.nameWeight[name]!;
    totals.nameNumbers = 1000 * core.nameNumbers[name]!;
    if (collectEdges(core, query, expanded, name, minScore) === 0) continue;
    const alignment = alignEdges(core.scratch.edges, totals);
    if (alignment.score >= minScore) hits.push({ name, score: alignment.score, evidence: alignment.evidence });
  }
  clearExpansions(core);
  return hits.sort((a, b) => a.name - b.name);
}

/** Names that contain a token no qualifying name can do without. */
function gatherCandidates(core: IndexCore, query: PreparedName, expanded: Expanded, minScore: number): number {
  const { scratch } = core;
  scratch.stamp++;
  const skipped = inessential(query, expanded, minScore);
  let count = 0;
  for (let at = 0; at < scratch.expansions.count; at++) {
    if ((scratch.expansions.mask[at]! & ~skipped) === 0 && scratch.expansions.joined[at] === 0) continue;
    count = addPostings(core, scratch.expansions.token[at]!, count);
  }
  for (const split of expanded.splits) count = addPostings(core, rarestPart(core, split), count);
  return count;
}

function addPostings(core: IndexCore, token: number, from: number): number {
  const { stamps, stamp, candidates } = core.scratch;
  let count = from;
  for (let at = core.postingOffsets[token]!; at < core.postingOffsets[token + 1]!; at++) {
    const name = core.postings[at]!;
    if (stamps[name] === stamp) continue;
    stamps[name] = stamp;
    candidates[count++] = name;
  }
  return count;
}

function rarestPart(core: IndexCore, split: Split): number {
  const frequency = (id: number): number => core.postingOffsets[id + 1]! - core.postingOffsets[id]!;
  return split.parts.reduce((best, id) => (frequency(id) < frequency(best) ? id : best));
}

/**
 * Bits of query tokens that need not generate candidates: taken together, dearest first, even a perfect match of all of them
 * stays below the bar, so every name above it contains one of the others. Initials never generate: they alone match nothing.
 */
function inessential(query: PreparedName, expanded: Expanded, minScore: number): number {
  let skipped = 0;
  let matched = 0;
  let rest = query.weight;
  for (let at = 0; at < query.tokens.length; at++) {
    const token = query.tokens[at]!;
    if (token.kind !== 'initial') continue;
    matched += Math.max(expanded.best[at]!, initialSimilarity * (token.weight + 1000));
    rest -= token.weight;
    skipped |= 1 << at;
  }
  const order = query.tokens.map((_, at) => at).filter((at) => (skipped & (1 << at)) === 0);
  for (const at of order.sort((a, b) => expanded.cost[b]! - expanded.cost[a]! || a - b)) {
    const { weight } = query.tokens[at]!;
    if (bound(matched + expanded.best[at]!, 20_000 * (rest - weight)) >= minScore) continue;
    matched += expanded.best[at]!;
    rest -= weight;
    skipped |= 1 << at;
  }
  return skipped;
}

/** Highest score that so much agreement can have when so much of the query stays unexplained. */
const bound = (matched: number, restQuery: number): number =>
  matched === 0 ? 0 : Math.floor((1_000_000 * matched) / (100 * matched + omittedByList * restQuery));

/** Puts the edges between query and name into scratch; 0 when a cheap bound already rules the name out. */
function collectEdges(core: IndexCore, query: PreparedName, expanded: Expanded, name: number, minScore: number): number {
  const { edges } = core.scratch;
  const from = core.nameOffsets[name]!;
  const to = core.nameOffsets[name + 1]!;
  if (!mayReach(core, query, expanded, from, to, minScore) && !expanded.splits.some((split) => holdsAll(core, split, from, to)))
    return 0;
  edges.count = 0;
  for (let at = from; at < to; at++) addTokenEdges(core, query, expanded, core.nameTokens[at]!, at - from);
  for (const split of expanded.splits) addSplit(core, query, split, from, to - from, 0, 0, 0, 0);
  return edges.count;
}

/** Whether the tokens, each taken for the best it can explain, can reach the bar together. */
function mayReach(core: IndexCore, query: PreparedName, expanded: Expanded, from: number, to: number, minScore: number): boolean {
  const { gain, share } = core.scratch;
  let matched = expanded.initialGain;
  let ofQuery = expanded.initialShare;
  for (let at = from; at < to; at++) {
    const token = core.nameTokens[at]!;
    matched += gain[token]!;
    ofQuery += share[token]!;
  }
  return bound(matched, 2 * Math.max(0, query.weight * 10_000 - ofQuery)) >= minScore;
}

function holdsAll(core: IndexCore, split: Split, from: number, to: number): boolean {
  for (const part of split.parts) {
    let at = from;
    while (at < to && core.nameTokens[at] !== part) at++;
    if (at === to) return false;
  }
  return true;
}

function addTokenEdges(core: IndexCore, query: PreparedName, expanded: Expanded, token: number, at: number): void {
  const { edges, slot, expansions } = core.scratch;
  const weight = core.tokens.weight[token]!;
  const rarity = core.tokens.rarity[token]!;
  for (let one = slot[token]!; one !== 0; one = expansions.next[one - 1]!) {
    const e = one - 1;
    const joined = expansions.joined[e] === 1;
    const least = joined ? rarity : Math.min(expansions.rarity[e]!, rarity);
    addEdge(
      edges,
      expansions.mask[e]!,
      1 << at,
      expansions.similarity[e]!,
      expansions.weight[e]!,
      weight,
      least,
      expansions.content[e]!,
      joined,
    );
  }
  if (expanded.initialGain === 0 || core.tokens.kind[token]! % 16 !== 0) return;
  for (let i = 0; i < query.tokens.length; i++) {
    const initial = query.tokens[i]!;
    if (initial.kind !== 'initial' || initial.text.charCodeAt(0) !== core.tokens.first[token]) continue;
    addEdge(edges, 1 << i, 1 << at, initialSimilarity, initial.weight, weight, Math.min(initial.rarity, rarity), 0, false);
  }
}

/** Every way the parts of a split lie in the name. */
function addSplit(
  core: IndexCore,
  query: PreparedName,
  split: Split,
  from: number,
  length: number,
  depth: number,
  mask: number,
  weight: number,
  content: number,
): void {
  if (depth === split.parts.length) {
    const whole = query.tokens[split.at]!;
    addEdge(core.scratch.edges, 1 << split.at, mask, splitSimilarity, whole.weight, weight, whole.rarity, content, true);
    return;
  }
  const part = split.parts[depth]!;
  for (let at = 0; at < length; at++) {
    if (core.nameTokens[from + at] !== part || (mask & (1 << at)) !== 0) continue;
    const carries = content | (core.tokens.kind[part]! % 16 <= 1 ? 1 : 0);
    addSplit(core, query, split, from, length, depth + 1, mask | (1 << at), weight + core.tokens.weight[part]!, carries);
  }
}
