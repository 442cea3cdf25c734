import { type PreparedName, tokenKinds } from '../names/name-token.ts';
import { initialSimilarity } from '../names/token-similarity.ts';
import { addEdge, alignEdges, contradicted, omittedByList, omittedByQuery } from './align-tokens.ts';
import { clearExpansions, type Expanded, expandQuery, type Split } from './expand-query.ts';
import { gatherCandidates } from './gather-candidates.ts';
import type { IndexCore } from './index-core.ts';
import { explainedBy, newTotals, setQuery, splitSimilarity } from './name-edges.ts';
import { bound, planSearch } from './plan-search.ts';
import {
  explainedPlace,
  headPlace,
  kindOf,
  ofListedPlace,
  ofQueryPlace,
  rarityOf,
  recordShift,
  weightOf,
} from './token-table.ts';

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
  const { rows, scratch } = core;
  const expanded = expandQuery(query, core);
  gatherCandidates(core, query, expanded, planSearch(core, query, expanded, minScore), minScore);
  const hits: NameHit[] = [];
  setQuery(totals, query);
  for (let at = 0; at < scratch.candidateCount; at++) {
    const row = scratch.candidates[at]!;
    scratch.seen[row >>> 5] = 0;
    if (!collectEdges(core, query, expanded, row, minScore)) continue;
    totals.name = weightOfRow(core, row);
    totals.nameNumbers = numbersOf(core, row);
    const { score, evidence } = alignEdges(scratch.edges, totals);
    if (score < minScore) continue;
    const { list, offsets } = rows.names();
    for (let of = offsets[row]!; of < offsets[row + 1]!; of++) hits.push({ name: list[of]!, score, evidence });
  }
  clearExpansions(core);
  return hits.sort((a, b) => a.name - b.name);
}

const totals = newTotals();

function weightOfRow({ rows, tokens }: IndexCore, row: number): number {
  let weight = 0;
  for (let at = rows.offsets[row]!; at < rows.offsets[row + 1]!; at++) weight += weightOf(tokens, rows.tokens[at]!);
  return weight;
}

/** Weight of the numbers in a listed name. */
function numbersOf({ rows, tokens }: IndexCore, row: number): number {
  let weight = 0;
  for (let at = rows.offsets[row]!; at < rows.offsets[row + 1]!; at++) {
    const id = rows.tokens[at]!;
    if (kindOf(tokens, id) === numberCode) weight += weightOf(tokens, id);
  }
  return weight;
}
const numberCode = tokenKinds.indexOf('number');
const initialCode = tokenKinds.indexOf('initial');

/** Puts the edges between query and listed name into scratch; false when a cheap bound already rules the name out. */
function collectEdges(core: IndexCore, query: PreparedName, expanded: Expanded, row: number, minScore: number): boolean {
  const { rows, scratch } = core;
  const from = rows.offsets[row]!;
  const to = rows.offsets[row + 1]!;
  if (!mayReach(core, query, expanded, row, minScore)) return false;
  scratch.edges.count = 0;
  for (let at = from; at < to; at++) addTokenEdges(core, query, expanded, rows.tokens[at]!, at - from);
  for (const split of expanded.splits) addSplit(core, query, split, from, to - from, 0, 0, 0, 0);
  return scratch.edges.count > 0;
}

/**
 * Whether the tokens, each taken for the best it can explain, can reach the bar together: first by what of the query stays
 * unexplained, then also by what of the listed name does and by what both have that the other lacks.
 */
function mayReach(core: IndexCore, query: PreparedName, expanded: Expanded, row: number, minScore: number): boolean {
  const { isTouched } = core.scratch;
  const { records } = core.tokens;
  const { tokens, offsets } = core.rows;
  const to = offsets[row + 1]!;
  let matched = expanded.initialGain;
  let ofQuery = expanded.initialShare;
  let ofName = expanded.initialListed;
  for (let at = offsets[row]!; at < to; at++) {
    const token = tokens[at]!;
    if (isTouched[token] === 0) continue;
    const record = token << recordShift;
    matched += records[record + explainedPlace]!;
    ofQuery += records[record + ofQueryPlace]!;
    ofName += records[record + ofListedPlace]!;
  }
  const restQuery = Math.max(0, query.weight * 10_000 - ofQuery);
  if (bound(matched, 2 * restQuery) < minScore) return false;
  const restName = Math.max(0, weightOfRow(core, row) * 10_000 - ofName);
  const cost = 2 * (omittedByList * restQuery + omittedByQuery * restName + contradicted * Math.min(restQuery, restName));
  return Math.floor((1_000_000 * matched) / (100 * matched + cost)) >= minScore;
}

function addTokenEdges(core: IndexCore, query: PreparedName, expanded: Expanded, token: number, at: number): void {
  const { edges, expansions } = core.scratch;
  const weight = weightOf(core.tokens, token);
  const rarity = rarityOf(core.tokens, token);
  const initial = kindOf(core.tokens, token) === initialCode;
  for (let one = core.tokens.records[(token << recordShift) + headPlace]!; one !== 0; one = expansions.next[one - 1]!) {
    const e = one - 1;
    const joined = expansions.joined[e] === 1;
    const least = joined ? rarity : Math.min(expansions.rarity[e]!, rarity);
    addEdge(
      edges,
      expansions.mask[e]!,
      1 << at,
      expansions.similarity[e]!,
      initial ? explainedBy(true, expansions.weight[e]!) : expansions.weight[e]!,
      weight,
      least,
      expansions.content[e]!,
      joined,
    );
  }
  if (expanded.initialGain === 0 || kindOf(core.tokens, token) !== 0) return;
  for (let i = 0; i < query.tokens.length; i++) {
    const initial = query.tokens[i]!;
    if (initial.kind !== 'initial' || initial.text.charCodeAt(0) !== core.tokens.chars[core.tokens.offsets[token]!]) continue;
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
    if (core.rows.tokens[from + at] !== part || (mask & (1 << at)) !== 0) continue;
    const carries = content | (kindOf(core.tokens, part) <= 1 ? 1 : 0);
    addSplit(core, query, split, from, length, depth + 1, mask | (1 << at), weight + weightOf(core.tokens, part), carries);
  }
}
