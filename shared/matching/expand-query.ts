import type { NameToken, PreparedName } from '../names/name-token.ts';
import { equal, initialSimilarity } from '../names/token-similarity.ts';
import { eachSimilar, eachWithinOneEdit } from './fuzzy-index.ts';
import type { IndexCore } from './index-core.ts';
import {
  contentOf,
  isJoinable,
  isSplittable,
  type Join,
  joinedMax,
  joinSimilarity,
  joinsOf,
  partLengthMin,
  threePartsLengthMin,
} from './name-edges.ts';

/** A query token that is several dictionary tokens written together. */
export interface Split {
  /** Place of the token in the query. */
  at: number;
  parts: number[];
}

export interface Expanded {
  joins: Join[];
  splits: Split[];
  /** For each query token: names that its similar tokens stand in, and the most it can explain (weights of both sides). */
  cost: number[];
  best: number[];
  /** Sum of `best`. */
  bestOfAll: number;
  /** Most that the query's initials can explain. */
  initialGain: number;
  initialShare: number;
}

/** Fills the scratch expansions with everything the query's tokens may be in the dictionary. */
export function expandQuery(query: PreparedName, core: IndexCore): Expanded {
  const out: Expanded = { joins: joinsOf(query), splits: [], cost: [], best: [], bestOfAll: 0, initialGain: 0, initialShare: 0 };
  for (const [at, token] of query.tokens.entries()) {
    out.cost[at] = 0;
    out.best[at] = 0;
    eachInDictionary(token, core, (id, similarity) => {
      expand(core, id, 1 << at, similarity, token, false);
      out.cost[at]! += core.postingOffsets[id + 1]! - core.postingOffsets[id]!;
      out.best[at] = Math.max(out.best[at]!, similarity * (token.weight + core.tokens.weight[id]!));
    });
    out.bestOfAll += out.best[at]!;
    if (token.kind === 'initial') {
      out.initialGain += initialSimilarity * (token.weight + 1000);
      out.initialShare += initialSimilarity * token.weight;
    }
    if (isSplittable(token)) findSplits(token, at, core, out.splits);
  }
  for (const join of out.joins) expandJoin(join, core);
  return out;
}

/** Empties what `expandQuery` filled. */
export function clearExpansions(core: IndexCore): void {
  const { scratch } = core;
  for (let at = 0; at < scratch.touchedCount; at++) {
    const token = scratch.touched[at]!;
    scratch.slot[token] = 0;
    scratch.gain[token] = 0;
    scratch.share[token] = 0;
  }
  scratch.touchedCount = 0;
  scratch.expansions.count = 0;
}

function expand(core: IndexCore, id: number, mask: number, similarity: number, token: NameToken, joined: boolean): void {
  const { expansions, slot, gain, share } = core.scratch;
  const at = expansions.count;
  if (at >= expansions.token.length) return;
  if (slot[id] === 0) core.scratch.touched[core.scratch.touchedCount++] = id;
  expansions.token[at] = id;
  expansions.mask[at] = mask;
  expansions.similarity[at] = similarity;
  expansions.weight[at] = token.weight;
  expansions.rarity[at] = token.rarity;
  expansions.joined[at] = joined ? 1 : 0;
  expansions.content[at] = contentOf(token, core.tokens.token(id));
  expansions.next[at] = slot[id]!;
  slot[id] = at + 1;
  gain[id] = Math.max(gain[id]!, similarity * (token.weight + core.tokens.weight[id]!));
  share[id] = Math.max(share[id]!, similarity * token.weight);
  expansions.count = at + 1;
}

/** Similar dictionary tokens: by the stored neighbours when the word itself is in the dictionary, else by looking. */
function eachInDictionary(token: NameToken, core: IndexCore, each: (id: number, similarity: number) => void): void {
  let self = -1;
  core.tokens.find(token.text, (id) => {
    const known = core.tokens.token(id);
    if (known.kind === token.kind && known.abjad === token.abjad) self = id;
  });
  if (self < 0) {
    eachSimilar(token, core.tokens, core.fuzzy, each);
    return;
  }
  each(self, equal);
  for (let at = core.nearOffsets[self]!; at < core.nearOffsets[self + 1]!; at++) {
    const packed = core.near[at]!;
    each(packed & 0x3ffff, packed >>> 18);
  }
}

function expandJoin(join: Join, core: IndexCore): void {
  const offer = (id: number): void => {
    const similarity = joinSimilarity(join.token, core.tokens.token(id));
    if (similarity > 0) expand(core, id, join.mask, similarity, join.token, true);
  };
  if (join.token.abjad) eachInDictionary(join.token, core, offer);
  else eachWithinOneEdit(join.token.text, core.tokens, core.fuzzy, offer);
}

function findSplits(token: NameToken, at: number, core: IndexCore, splits: Split[]): void {
  const visit = (rest: string, parts: number[]): void => {
    const last = parts.length + 1 === (token.text.length >= threePartsLengthMin ? joinedMax : 2);
    for (let cut = partLengthMin; cut <= rest.length; cut++) {
      if (cut < rest.length && (last || rest.length - cut < partLengthMin)) continue;
      if (cut === rest.length && parts.length === 0) continue;
      core.tokens.find(rest.slice(0, cut), (id) => {
        const part = core.tokens.token(id);
        if (!isJoinable(part) || part.abjad) return;
        if (cut === rest.length) splits.push({ at, parts: [...parts, id] });
        else visit(rest.slice(cut), [...parts, id]);
      });
    }
  };
  visit(token.text, []);
}
