import { type NameToken, type PreparedName, tokenKinds } from '../names/name-token.ts';
import { equal, initialSimilarity } from '../names/token-similarity.ts';
import { tokensMax } from './align-tokens.ts';
import { begin, findSimilar, findWithinOneEdit, note, offerInitial } from './find-similar.ts';
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
  splitSimilarity,
  threePartsLengthMin,
} from './name-edges.ts';
import { readNear } from './near-index.ts';
import { findPart, findSame, hasTwin, tokenAt } from './token-table.ts';

/** A query token that is several dictionary tokens written together. */
export interface Split {
  /** Place of the token in the query. */
  at: number;
  parts: number[];
  /** Part with the shortest postings. */
  rarest: number;
}

/** What a query may become; one set, reused: valid until the next query. */
export interface Expanded {
  joins: readonly Join[];
  splits: Split[];
  /** For each query token: bytes of postings that its similar tokens have, and the most it can explain (weights of both sides). */
  cost: Int32Array;
  best: Int32Array;
  /** Sum of `best`. */
  bestOfAll: number;
  /** Most that the query's initials can explain. */
  initialGain: number;
  initialShare: number;
}

const out: Expanded = {
  joins: [],
  splits: [],
  cost: new Int32Array(tokensMax),
  best: new Int32Array(tokensMax),
  bestOfAll: 0,
  initialGain: 0,
  initialShare: 0,
};

/** Fills the scratch expansions with everything the query's tokens may be in the dictionary. */
export function expandQuery(query: PreparedName, core: IndexCore): Expanded {
  out.joins = joinsOf(query);
  out.splits.length = 0;
  out.bestOfAll = 0;
  out.initialGain = 0;
  out.initialShare = 0;
  for (let at = 0; at < query.tokens.length; at++) expandToken(query.tokens[at]!, at, core);
  for (const join of out.joins) expandJoin(join, core);
  return out;
}

function expandToken(token: NameToken, at: number, core: IndexCore): void {
  const { fuzzy, tokens, rows } = core;
  gatherSimilar(token, core);
  let cost = 0;
  let best = 0;
  for (let one = 0; one < fuzzy.foundCount; one++) {
    const id = fuzzy.found[one]!;
    const similarity = fuzzy.similarity[one]!;
    expand(core, id, 1 << at, similarity, token, false);
    cost += rows.postingOffsets[id + 1]! - rows.postingOffsets[id]!;
    const gain = similarity * (token.weight + tokens.weight[id]!);
    if (gain > best) best = gain;
  }
  out.cost[at] = cost;
  out.best[at] = best;
  out.bestOfAll += best;
  if (token.kind === 'initial') {
    out.initialGain += initialSimilarity * (token.weight + 1000);
    out.initialShare += initialSimilarity * token.weight;
  }
  if (isSplittable(token)) findSplits(token, 0, [], at, core);
}

/** Similar dictionary tokens: the stored neighbours when the word itself is in the dictionary, else by looking. */
function gatherSimilar(token: NameToken, core: IndexCore): void {
  const { tokens, fuzzy } = core;
  const self = findSame(tokens, token);
  if (self < 0) findSimilar(token, tokens, fuzzy);
  else {
    begin(fuzzy);
    note(fuzzy, self, equal);
    readNear(core.near, self, fuzzy);
  }
  offerInitial(token, tokens, fuzzy);
}

const ofKind = tokenKinds.map((kind) => ({ kind }));

/** Empties what `expandQuery` filled. */
export function clearExpansions(core: IndexCore): void {
  const { scratch } = core;
  for (let at = 0; at < scratch.touchedCount; at++) {
    const token = scratch.touched[at]!;
    scratch.slot[token] = 0;
    scratch.isTouched[token] = 0;
    scratch.gain[token] = 0;
    scratch.share[token] = 0;
  }
  scratch.touchedCount = 0;
  scratch.expansions.count = 0;
}

function expand(core: IndexCore, id: number, mask: number, similarity: number, token: NameToken, joined: boolean): void {
  const { expansions, slot } = core.scratch;
  const at = expansions.count;
  if (at >= expansions.token.length) return;
  touch(core, id);
  expansions.token[at] = id;
  expansions.mask[at] = mask;
  expansions.similarity[at] = similarity;
  expansions.weight[at] = token.weight;
  expansions.rarity[at] = token.rarity;
  expansions.joined[at] = joined ? 1 : 0;
  expansions.content[at] = contentOf(token, ofKind[core.tokens.kind[id]! & 15]!);
  expansions.next[at] = slot[id]!;
  slot[id] = at + 1;
  raise(core, id, similarity * (token.weight + core.tokens.weight[id]!), similarity * token.weight);
  expansions.count = at + 1;
}

function touch({ scratch }: IndexCore, id: number): void {
  if (scratch.isTouched[id] === 1) return;
  scratch.isTouched[id] = 1;
  scratch.touched[scratch.touchedCount++] = id;
}

function raise({ scratch }: IndexCore, id: number, gain: number, share: number): void {
  if (gain > scratch.gain[id]!) scratch.gain[id] = gain;
  if (share > scratch.share[id]!) scratch.share[id] = share;
}

function expandJoin(join: Join, core: IndexCore): void {
  const { fuzzy, tokens } = core;
  if (join.token.abjad) gatherSimilar(join.token, core);
  else findWithinOneEdit(join.token.text, tokens, fuzzy);
  for (let one = 0; one < fuzzy.foundCount; one++) {
    const id = fuzzy.found[one]!;
    const similarity = joinSimilarity(join.token, tokenAt(tokens, id));
    if (similarity > 0) expand(core, id, join.mask, similarity, join.token, true);
  }
}

/** Ways to write a word as two or three words of the dictionary, from a place on, behind the parts already found. */
function findSplits(token: NameToken, from: number, parts: readonly number[], at: number, core: IndexCore): void {
  const { text } = token;
  const last = parts.length + 1 === (text.length >= threePartsLengthMin ? joinedMax : 2);
  for (let to = last ? Math.max(text.length, from + partLengthMin) : from + partLengthMin; to <= text.length; to++) {
    if (to === text.length ? parts.length === 0 : text.length - to < partLengthMin) continue;
    for (let id = findPart(core.tokens, text, from, to); id >= 0; id = hasTwin(core.tokens, id) ? id + 1 : -1) {
      if (!isJoinable(ofKind[core.tokens.kind[id]! & 15]!) || core.tokens.kind[id]! >= 16) continue;
      if (to === text.length) addSplit(token, [...parts, id], at, core);
      else findSplits(token, to, [...parts, id], at, core);
    }
  }
}

/** The rarest part generates the names, and stands for the whole word in the bound; the others stand for themselves. */
function addSplit(token: NameToken, parts: number[], at: number, core: IndexCore): void {
  const { postingOffsets } = core.rows;
  const size = (id: number): number => postingOffsets[id + 1]! - postingOffsets[id]!;
  const rarest = parts.reduce((best, id) => (size(id) < size(best) ? id : best));
  for (const id of parts) {
    touch(core, id);
    const whole = id === rarest ? token.weight : 0;
    raise(core, id, splitSimilarity * (whole + core.tokens.weight[id]!), splitSimilarity * whole);
  }
  out.splits.push({ at, parts, rarest });
}
