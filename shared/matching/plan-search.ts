import type { PreparedName } from '../names/name-token.ts';
import { initialSimilarity } from '../names/token-similarity.ts';
import { agreement, contradicted, omittedByList, omittedByQuery, tokensMax } from './align-tokens.ts';
import { type Expanded, heaviest } from './expand-query.ts';
import type { IndexCore } from './index-core.ts';
import { carries } from './name-edges.ts';
import { sizeOf, weightOf } from './token-table.ts';

/** Which expansions of a query look for names; one set, reused: valid until the next query. */
export interface SearchPlan {
  /** For each token of the query: its expansions that explain more than this look for names; `none` when no expansion does. */
  above: Int32Array;
  /** What words that say little (initials, particles, legal forms) explain at most, and the weight of the other words. */
  matched: number;
  rest: number;
  /** Bits of those words. */
  light: number;
  /** Length of the postings of expansions that look for names but cannot reach the bar alone, and of those that do not look. */
  dependentCost: number;
  partnerCost: number;
}

const none = 2 ** 31 - 1;
const plan: SearchPlan = {
  above: new Int32Array(tokensMax),
  matched: 0,
  rest: 0,
  light: 0,
  dependentCost: 0,
  partnerCost: 0,
};

/**
 * Bounds from the score's own formula. Words that say little match nothing by themselves, so they are taken for matched. Of the
 * others, dearest first, as many expansions as together stay below the bar need not look for names, however well they match: every
 * name above it contains one of the rest.
 */
export function planSearch(core: IndexCore, query: PreparedName, expanded: Expanded, minScore: number): SearchPlan {
  takeLight(query, expanded);
  let { matched, rest } = plan;
  for (let left = (2 ** query.tokens.length - 1) & ~plan.light; left !== 0; ) {
    const at = dearest(expanded, left);
    left &= ~(1 << at);
    const { weight } = query.tokens[at]!;
    const spared = mostBelow(core, expanded, at, matched, rest - weight, minScore);
    plan.above[at] = spared === expanded.best[at] ? none : spared;
    if (spared < 0) continue;
    matched += spared;
    rest -= weight;
  }
  addCosts(core, query, expanded, minScore);
  return plan;
}

function takeLight(query: PreparedName, expanded: Expanded): void {
  plan.matched = 0;
  plan.rest = query.weight;
  plan.light = 0;
  for (let at = 0; at < query.tokens.length; at++) {
    const token = query.tokens[at]!;
    if (carries(token)) continue;
    const asInitial = token.kind === 'initial' ? initialSimilarity * (token.weight + heaviest) : 0;
    plan.matched += Math.max(expanded.best[at]!, asInitial);
    plan.rest -= token.weight;
    plan.light |= 1 << at;
    plan.above[at] = none;
  }
}

/** The one of these tokens that has the longest postings, the earlier of equals. */
function dearest(expanded: Expanded, tokens: number): number {
  let best = -1;
  for (let left = tokens; left !== 0; left &= left - 1) {
    const at = 31 - Math.clz32(left & -left);
    if (best < 0 || expanded.cost[at]! > expanded.cost[best]!) best = at;
  }
  return best;
}

/** Most that expansions of a token may explain and stay below the bar with what is matched; −1 when that spares little. */
function mostBelow(core: IndexCore, expanded: Expanded, at: number, matched: number, rest: number, minScore: number): number {
  const { gain, token } = core.scratch.expansions;
  let most = -1;
  let spared = 0;
  for (let one = expanded.from[at]!; one < expanded.from[at + 1]!; one++) {
    if (bound(matched + gain[one]!, 20_000 * rest) >= minScore) continue;
    most = Math.max(most, gain[one]!);
    spared += sizeOf(core.tokens, token[one]!);
  }
  return 2 * spared >= expanded.cost[at]! ? Math.max(most, 0) : -1;
}

function addCosts(core: IndexCore, query: PreparedName, expanded: Expanded, minScore: number): void {
  const { gain, token } = core.scratch.expansions;
  plan.dependentCost = 0;
  plan.partnerCost = 0;
  for (let at = 0; at < query.tokens.length; at++) {
    if ((plan.light & (1 << at)) !== 0) continue;
    for (let one = expanded.from[at]!; one < expanded.from[at + 1]!; one++) {
      const size = sizeOf(core.tokens, token[one]!);
      if (gain[one]! <= plan.above[at]!) plan.partnerCost += size;
      else if (!reachesAlone(plan, gain[one]!, query.tokens[at]!.weight, minScore)) plan.dependentCost += size;
    }
  }
}

/** Whether an expansion can reach the bar when no other word of the query is met. */
export const reachesAlone = ({ matched, rest }: SearchPlan, gain: number, weight: number, minScore: number): boolean =>
  bound(matched + gain, 20_000 * (rest - weight)) >= minScore;

/** Highest score that so much agreement can have when so much of the query stays unexplained. */
export const bound = (matched: number, restQuery: number): number =>
  matched === 0 ? 0 : Math.floor((1_000_000 * matched) / (100 * matched + omittedByList * restQuery));

/**
 * Whether a name can reach the bar by an expansion with all else matching at best. A name in which the query's token meets another
 * word, or none, is found by that word or by another token.
 */
export function canCarry(core: IndexCore, expanded: Expanded, at: number, minScore: number): boolean {
  const { expansions } = core.scratch;
  const similarity = expansions.similarity[at]!;
  if (similarity >= 9000) return true;
  const query = expansions.weight[at]!;
  const name = weightOf(core.tokens, expansions.token[at]!);
  const token = 31 - Math.clz32(expansions.mask[at]!);
  const matched = similarity * (query + name) + expanded.bestOfAll - expanded.best[token]! + expanded.initialGain;
  const rest = 10_000 - similarity;
  const against = Math.min(query, name) * (10_000 - agreement(similarity));
  const cost = 2 * (omittedByList * query * rest + omittedByQuery * name * rest + contradicted * against);
  return Math.floor((1_000_000 * matched) / (100 * matched + cost)) >= minScore;
}
