import { type NameToken, type PreparedName, tokenKinds } from '../names/name-token.ts';
import { equal, initialSimilarity } from '../names/token-similarity.ts';
import { agreement, tokensMax } from './align-tokens.ts';
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
import { recall, remember } from './similar-cache.ts';
import { findPart, findSame, hasTwin, isAbjad, kindOf, sizeOf, tokenAt, weightOf } from './token-table.ts';

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
  /** For each query token: how long the postings of its similar tokens are, and the most it can explain (weights of both sides). */
  cost: Int32Array;
  best: Int32Array;
  /** Place of each query token's first expansion, and behind them of the first expansion of joined words. */
  from: Int32Array;
  joinsFrom: number;
  /** Sum of `best`. */
  bestOfAll: number;
  /** Most that the query's initials can explain of both names, and agree on, in weights of the query and of the listed name. */
  initialGain: number;
  initialShare: number;
  initialListed: number;
}

const out: Expanded = {
  joins: [],
  splits: [],
  cost: new Int32Array(tokensMax),
  best: new Int32Array(tokensMax),
  from: new Int32Array(tokensMax + 1),
  joinsFrom: 0,
  bestOfAll: 0,
  initialGain: 0,
  initialShare: 0,
  initialListed: 0,
};

/** Weight of the heaviest token. */
export const heaviest = 1000;

/** Fills the scratch expansions with everything the query's tokens may be in the dictionary. */
export function expandQuery(query: PreparedName, core: IndexCore): Expanded {
  out.joins = joinsOf(query);
  out.splits.length = 0;
  out.bestOfAll = 0;
  out.initialGain = 0;
  out.initialShare = 0;
  out.initialListed = 0;
  for (let at = 0; at < query.tokens.length; at++) expandToken(query.tokens[at]!, at, core);
  out.joinsFrom = core.scratch.expansions.count;
  out.from[query.tokens.length] = out.joinsFrom;
  for (const join of out.joins) expandJoin(join, core);
  return out;
}

function expandToken(token: NameToken, at: number, core: IndexCore): void {
  const { fuzzy, tokens } = core;
  gatherSimilar(token, core);
  out.from[at] = core.scratch.expansions.count;
  let cost = 0;
  let best = 0;
  for (let one = 0; one < fuzzy.foundCount; one++) {
    const id = fuzzy.found[one]!;
    const similarity = fuzzy.similarity[one]!;
    expand(core, id, 1 << at, similarity, token, false);
    cost += sizeOf(tokens, id);
    const gain = similarity * (token.weight + weightOf(tokens, id));
    if (gain > best) best = gain;
  }
  out.cost[at] = cost;
  out.best[at] = best;
  out.bestOfAll += best;
  if (token.kind === 'initial') {
    out.initialGain += initialSimilarity * (token.weight + heaviest);
    out.initialShare += agreement(initialSimilarity) * token.weight;
    out.initialListed += agreement(initialSimilarity) * heaviest;
  }
  if (isSplittable(token)) findSplits(token, 0, 0, at, core);
}

/** Similar dictionary tokens: the stored neighbours when the word itself is in the dictionary, else by looking. */
function gatherSimilar(token: NameToken, core: IndexCore): void {
  const { tokens, fuzzy } = core;
  const self = findSame(tokens, token);
  begin(fuzzy);
  if (self < 0) {
    if (!recall(core.known, token, fuzzy)) {
      findSimilar(token, tokens, fuzzy);
      remember(core.known, token, fuzzy);
    }
  } else {
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
    scratch.isTouched[token] = 0;
    scratch.worth[4 * token] = 0;
    scratch.worth[4 * token + 1] = 0;
    scratch.worth[4 * token + 2] = 0;
    scratch.worth[4 * token + 3] = 0;
  }
  scratch.touchedCount = 0;
  scratch.expansions.count = 0;
}

function expand(core: IndexCore, id: number, mask: number, similarity: number, token: NameToken, joined: boolean): void {
  const { expansions, worth } = core.scratch;
  const at = expansions.count;
  if (at >= expansions.token.length) enlarge(core);
  touch(core, id);
  expansions.token[at] = id;
  expansions.mask[at] = mask;
  expansions.similarity[at] = similarity;
  expansions.weight[at] = token.weight;
  expansions.rarity[at] = token.rarity;
  expansions.joined[at] = joined ? 1 : 0;
  expansions.content[at] = contentOf(token, ofKind[kindOf(core.tokens, id)]!);
  expansions.next[at] = worth[4 * id]!;
  worth[4 * id] = at + 1;
  expansions.gain[at] = similarity * (token.weight + weightOf(core.tokens, id));
  raise(core, id, similarity, token.weight);
  expansions.count = at + 1;
}

/** Twice the room: a query of thirty very common words. */
function enlarge({ scratch }: IndexCore): void {
  const { expansions } = scratch;
  const ints = (from: Int32Array): Int32Array => withRoom(new Int32Array(2 * from.length), from);
  const bytes = (from: Uint8Array): Uint8Array => withRoom(new Uint8Array(2 * from.length), from);
  expansions.token = ints(expansions.token);
  expansions.mask = ints(expansions.mask);
  expansions.similarity = ints(expansions.similarity);
  expansions.weight = ints(expansions.weight);
  expansions.rarity = ints(expansions.rarity);
  expansions.next = ints(expansions.next);
  expansions.gain = ints(expansions.gain);
  expansions.joined = bytes(expansions.joined);
  expansions.content = bytes(expansions.content);
}

function withRoom<T extends Int32Array | Uint8Array>(room: T, from: T): T {
  room.set(from);
  return room;
}

function touch({ scratch }: IndexCore, id: number): void {
  if (scratch.isTouched[id] === 1) return;
  scratch.isTouched[id] = 1;
  if (scratch.touchedCount >= scratch.touched.length)
    scratch.touched = withRoom(new Int32Array(2 * scratch.touched.length), scratch.touched);
  scratch.touched[scratch.touchedCount++] = id;
}

/** Most that a token is worth, now that it may stand for so much weight of the query. Agreement is never below similarity. */
function raise({ scratch: { worth }, tokens }: IndexCore, id: number, similarity: number, weight: number): void {
  const listed = weightOf(tokens, id);
  const agreed = agreement(similarity);
  worth[4 * id + 1] = Math.max(worth[4 * id + 1]!, similarity * (weight + listed));
  worth[4 * id + 2] = Math.max(worth[4 * id + 2]!, agreed * weight);
  worth[4 * id + 3] = Math.max(worth[4 * id + 3]!, agreed * listed);
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

const parts = new Int32Array(joinedMax);

/** Ways to write a word as two or three words of the dictionary, from a place on, behind so many parts already found. */
function findSplits(token: NameToken, from: number, found: number, at: number, core: IndexCore): void {
  const { text } = token;
  const { tokens } = core;
  const last = found + 1 === (text.length >= threePartsLengthMin ? joinedMax : 2);
  for (let to = last ? Math.max(text.length, from + partLengthMin) : from + partLengthMin; to <= text.length; to++) {
    if (to === text.length ? found === 0 : text.length - to < partLengthMin) continue;
    for (let id = findPart(tokens, text, from, to); id >= 0; id = hasTwin(tokens, id) ? id + 1 : -1) {
      if (!isJoinable(ofKind[kindOf(tokens, id)]!) || isAbjad(tokens, id)) continue;
      parts[found] = id;
      if (to === text.length) addSplit(token, found === 1 ? [parts[0]!, id] : [parts[0]!, parts[1]!, id], at, core);
      else findSplits(token, to, found + 1, at, core);
    }
  }
}

/** The rarest part generates the names, and stands for the whole word in the bound; the others stand for themselves. */
function addSplit(token: NameToken, written: number[], at: number, core: IndexCore): void {
  let rarest = written[0]!;
  for (const id of written) if (sizeOf(core.tokens, id) < sizeOf(core.tokens, rarest)) rarest = id;
  for (const id of written) {
    touch(core, id);
    raise(core, id, splitSimilarity, id === rarest ? token.weight : 0);
  }
  out.splits.push({ at, parts: written, rarest });
}
