import { type NameToken, type PreparedName, tokenKinds } from '../names/name-token.ts';
import { equal, initialSimilarity } from '../names/token-similarity.ts';
import { agreement, tokensMax } from './align-tokens.ts';
import { begin, findSimilar, findWithinOneEdit, note, offerInitial } from './find-similar.ts';
import { findSplits } from './find-splits.ts';
import type { IndexCore } from './index-core.ts';
import { contentOf, type Join, joinSimilarity, joinsOf, splitSimilarity } from './name-edges.ts';
import { readNear } from './near-index.ts';
import { recall, remember } from './similar-cache.ts';
import {
  explainedPlace,
  findSame,
  headPlace,
  kindOf,
  ofListedPlace,
  ofQueryPlace,
  recordShift,
  sizeOf,
  tokenAt,
  weightOf,
} from './token-table.ts';
import { isSplitToken } from './word-marks.ts';

/** A query token that is several dictionary tokens written together. */
export interface Split {
  /** Place of the token in the query. */
  at: number;
  parts: readonly number[];
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
  const splits = gatherSimilar(token, core);
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
  for (const parts of splits) addSplit(token, parts, at, core);
}

/**
 * Similar dictionary tokens: the stored neighbours when the word itself is in the dictionary, else by looking. Gives back the ways to
 * write the word as several others.
 */
function gatherSimilar(token: NameToken, core: IndexCore): readonly number[][] {
  const { tokens, fuzzy, marks } = core;
  const self = findSame(tokens, token);
  let splits: readonly number[][] | null = null;
  begin(fuzzy);
  if (self >= 0) {
    note(fuzzy, self, equal);
    readNear(core.near, self, fuzzy);
    splits = isSplitToken(marks, self) ? findSplits(token, tokens) : none;
  } else {
    splits = recall(core.known, token, fuzzy);
    if (splits === null) {
      splits = findSplits(token, tokens);
      findSimilar(token, tokens, fuzzy, marks);
      remember(core.known, token, fuzzy, splits);
    }
  }
  offerInitial(token, tokens, fuzzy);
  return splits;
}
const none: readonly number[][] = [];

const ofKind = tokenKinds.map((kind) => ({ kind }));

/** Empties what `expandQuery` filled. */
export function clearExpansions(core: IndexCore): void {
  const { scratch } = core;
  const { records } = core.tokens;
  for (let at = 0; at < scratch.touchedCount; at++) {
    const token = scratch.touched[at]!;
    scratch.isTouched[token] = 0;
    const record = token << recordShift;
    records[record + headPlace] = 0;
    records[record + explainedPlace] = 0;
    records[record + ofQueryPlace] = 0;
    records[record + ofListedPlace] = 0;
  }
  scratch.touchedCount = 0;
  scratch.expansions.count = 0;
}

function expand(core: IndexCore, id: number, mask: number, similarity: number, token: NameToken, joined: boolean): void {
  const { expansions } = core.scratch;
  const { records } = core.tokens;
  const head = (id << recordShift) + headPlace;
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
  expansions.next[at] = records[head]!;
  records[head] = at + 1;
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
function raise({ tokens }: IndexCore, id: number, similarity: number, weight: number): void {
  const { records } = tokens;
  const record = id << recordShift;
  const listed = weightOf(tokens, id);
  const agreed = agreement(similarity);
  records[record + explainedPlace] = Math.max(records[record + explainedPlace]!, similarity * (weight + listed));
  records[record + ofQueryPlace] = Math.max(records[record + ofQueryPlace]!, agreed * weight);
  records[record + ofListedPlace] = Math.max(records[record + ofListedPlace]!, agreed * listed);
}

function expandJoin(join: Join, core: IndexCore): void {
  const { fuzzy, tokens } = core;
  if (join.token.abjad) gatherSimilar(join.token, core);
  else findWithinOneEdit(join.token.text, tokens, fuzzy, core.marks);
  for (let one = 0; one < fuzzy.foundCount; one++) {
    const id = fuzzy.found[one]!;
    const similarity = joinSimilarity(join, tokenAt(tokens, id));
    if (similarity > 0) expand(core, id, join.mask, similarity, join.token, true);
  }
}

/** The rarest part generates the names, and stands for the whole word in the bound; the others stand for themselves. */
function addSplit(token: NameToken, written: readonly number[], at: number, core: IndexCore): void {
  let rarest = written[0]!;
  for (const id of written) if (sizeOf(core.tokens, id) < sizeOf(core.tokens, rarest)) rarest = id;
  for (const id of written) {
    touch(core, id);
    raise(core, id, splitSimilarity, id === rarest ? token.weight : 0);
  }
  out.splits.push({ at, parts: written, rarest });
}
