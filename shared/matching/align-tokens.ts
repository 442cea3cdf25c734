/**
 * One-to-one alignment of two names and its score. Edges (this token, or these two or three, against that one) are put into
 * scratch arrays, then `alignEdges` picks the best greedily: first without joined tokens, then with, and keeps the better.
 * Same edges, same score, whoever found them: the index and the plain comparison share this file.
 */
export interface Edges {
  count: number;
  /** Bits of the query's tokens, and of the listed name's tokens, that the edge covers. */
  query: Int32Array;
  name: Int32Array;
  /** Basis points. */
  similarity: Int32Array;
  /** Weights of what it covers. */
  queryWeight: Int32Array;
  nameWeight: Int32Array;
  rarity: Int32Array;
  /** 0 when it cannot carry a match (initial, particle, legal form), 1 for words, 2 for numbers. */
  content: Uint8Array;
  /** 1 for a join or a split. */
  joined: Uint8Array;
}

/** Tokens of a name that are aligned: bits of one integer. */
export const tokensMax = 30;
const edgesMax = 1024;

export function newEdges(): Edges {
  const ints = (): Int32Array => new Int32Array(edgesMax);
  return {
    count: 0,
    query: ints(),
    name: ints(),
    similarity: ints(),
    queryWeight: ints(),
    nameWeight: ints(),
    rarity: ints(),
    content: new Uint8Array(edgesMax),
    joined: new Uint8Array(edgesMax),
  };
}

export function addEdge(
  edges: Edges,
  query: number,
  name: number,
  similarity: number,
  queryWeight: number,
  nameWeight: number,
  rarity: number,
  content: number,
  joined: boolean,
): void {
  const at = edges.count;
  if (at >= edgesMax) return;
  edges.query[at] = query;
  edges.name[at] = name;
  edges.similarity[at] = similarity;
  edges.queryWeight[at] = queryWeight;
  edges.nameWeight[at] = nameWeight;
  edges.rarity[at] = rarity;
  edges.content[at] = content;
  edges.joined[at] = joined ? 1 : 0;
  edges.count = at + 1;
}

/** Edges of the better alignment, by index; valid until the next call. */
export interface Alignment {
  score: number;
  picked: Int32Array;
  count: number;
  evidence: number;
}

const first: Alignment = { score: 0, picked: new Int32Array(tokensMax + 1), count: 0, evidence: 0 };
const second: Alignment = { score: 0, picked: new Int32Array(tokensMax + 1), count: 0, evidence: 0 };

/** Weights of the two whole names, and how much of each is numbers (a number left out is more than a word left out). */
export interface Totals {
  query: number;
  name: number;
  /** The query is a company's name: one rare word names it, where a person needs two. */
  organization: boolean;
  queryNumbers: number;
  nameNumbers: number;
  /** Words of the query that cost more than their weight when they are left over (see `PreparedName`), by bits; and all its weights. */
  unit: number;
  places: number;
  generics: number;
  queryWeights: Int32Array;
}

export function alignEdges(edges: Edges, totals: Totals): Alignment {
  pick(edges, false, first, totals);
  for (let at = 0; at < edges.count; at++) {
    if (edges.joined[at] === 1) {
      pick(edges, true, second, totals);
      return second.score > first.score ? second : first;
    }
  }
  return first;
}

/** Greedy by gain (similarity times the weights it explains); ties go to the earlier tokens, so that order of insertion is no matter. */
function pick(edges: Edges, joins: boolean, into: Alignment, totals: Totals): void {
  let usedQuery = 0;
  let usedName = 0;
  let ofQuery = 0;
  let ofName = 0;
  let numbers = totals.queryNumbers + totals.nameNumbers;
  let content = 0;
  let agreedQuery = 0;
  let agreedName = 0;
  let named = false;
  into.count = 0;
  into.evidence = 0;
  for (;;) {
    const best = bestEdge(edges, joins, usedQuery, usedName);
    if (best < 0 || into.count >= tokensMax) break;
    usedQuery |= edges.query[best]!;
    usedName |= edges.name[best]!;
    ofQuery += edges.similarity[best]! * edges.queryWeight[best]!;
    ofName += edges.similarity[best]! * edges.nameWeight[best]!;
    const agreed = agreement(edges.similarity[best]!);
    agreedQuery += agreed * edges.queryWeight[best]!;
    agreedName += agreed * edges.nameWeight[best]!;
    content += edges.content[best]!;
    named ||= edges.content[best] === 2 || edges.rarity[best]! > genericRarity;
    if (edges.content[best] === 2) numbers -= edges.queryWeight[best]! + edges.nameWeight[best]!;
    into.evidence += evidenceOf(totals, edges.rarity[best]!, edges.similarity[best]!);
    into.picked[into.count++] = best;
  }
  const against = contradiction(totals, agreedQuery, agreedName);
  const further = numberMissing * numbers + leftOver(totals, usedQuery, named);
  into.score = content === 0 ? 0 : tversky(totals, ofQuery, ofName, against, further, into.evidence);
}

/** A company is known by one rare word, so that word must be the same one: a resemblance says less than its share. */
function evidenceOf({ organization }: Totals, rarity: number, similarity: number): number {
  const linear = Math.floor((rarity * similarity) / 10_000);
  return organization ? Math.floor((linear * similarity) / 10_000) : linear;
}

/** What words left over cost beyond their share, in hundredths of weights: a syllable of a name, and where nothing but words of business agrees, another place and another business. */
function leftOver(totals: Totals, used: number, named: boolean): number {
  let cost = unitBroken * weightOf(totals, totals.unit & ~used);
  if (named || !totals.organization) return cost;
  cost += genericMissing * weightOf(totals, totals.generics & ~used);
  return (totals.places & used) === 0 ? cost + placeMissing * weightOf(totals, totals.places) : cost;
}

function weightOf(totals: Totals, tokens: number): number {
  let weight = 0;
  for (let left = tokens; left !== 0; left &= left - 1) weight += totals.queryWeights[31 - Math.clz32(left & -left)]!;
  return weight;
}

function bestEdge(edges: Edges, joins: boolean, usedQuery: number, usedName: number): number {
  let best = -1;
  let bestGain = -1;
  for (let at = 0; at < edges.count; at++) {
    if ((edges.query[at]! & usedQuery) !== 0 || (edges.name[at]! & usedName) !== 0 || (!joins && edges.joined[at] === 1))
      continue;
    const gain = edges.similarity[at]! * (edges.queryWeight[at]! + edges.nameWeight[at]!);
    if (gain < bestGain || (gain === bestGain && !isEarlier(edges, at, best))) continue;
    best = at;
    bestGain = gain;
  }
  return best;
}

function isEarlier(edges: Edges, a: number, b: number): boolean {
  const query = (edges.query[a]! & -edges.query[a]!) - (edges.query[b]! & -edges.query[b]!);
  if (query !== 0) return query < 0;
  return edges.name[a]! < edges.name[b]!;
}

/**
 * How far an aligned pair counts as agreement when contradiction is weighed, basis points: a slip of the pen contradicts
 * nothing, a word that merely resembles another contradicts like one that is missing.
 */
export function agreement(similarity: number): number {
  if (similarity >= slipFrom) return 10_000;
  if (similarity <= strangerTo) return similarity;
  const rest = 10_000 - similarity;
  return 10_000 - Math.floor((rest * (slipFrom - similarity)) / (slipFrom - strangerTo));
}

const contradiction = (totals: Totals, agreedQuery: number, agreedName: number): number =>
  2 * Math.max(0, Math.min(totals.query * 10_000 - agreedQuery, totals.name * 10_000 - agreedName));

/** Similarity from which a pair contradicts nothing, and up to which it contradicts with all that is missing. */
const [slipFrom, strangerTo] = [8500, 6500];
/** Shares of the unexplained, in hundredths, when much evidence agrees and when little does. */
export const omittedByList = 62;
const omittedByListCommon = 100;
export const omittedByQuery = 25;
const omittedByQueryCommon = 75;
export const contradicted = 120;
const numberMissing = 50;
const unitBroken = 60;
const genericMissing = 30;
const placeMissing = 120;
/** Rarity of a word of business. */
const genericRarity = 120;
/** Evidence (sum of rarities) below which, and above which, the rest of a name counts fully or little; of people, of companies. */
const evidenceOfPeople = { low: 300, high: 600 };
const evidenceOfCompanies = { low: 250, high: 400 };

/** What the list lacks of the query, and the query of the list, costs in hundredths when so much evidence agrees. */
export function sharesLeftOut(evidence: number, organization: boolean): [ofList: number, ofTheQuery: number] {
  const { low, high } = organization ? evidenceOfCompanies : evidenceOfPeople;
  const share = Math.min(Math.max(evidence, low), high) - low;
  const between = (common: number, rare: number): number => common - Math.floor(((common - rare) * share) / (high - low));
  return [between(omittedByListCommon, omittedByList), between(omittedByQueryCommon, omittedByQuery)];
}

/**
 * Soft Tversky index in basis points. Words the query has and the list lacks cost more than the reverse; both at once is
 * contradiction and costs most. What either leaves out costs more (the query's omissions three times as much) when all that agrees is common
 * (`Li`, `Mohammed Ali`): a common fragment is no identification.
 */
function tversky(totals: Totals, ofQuery: number, ofName: number, against: number, further: number, evidence: number): number {
  const matched = ofQuery + ofName;
  const restQuery = 2 * (totals.query * 10_000 - ofQuery);
  const restName = Math.max(0, 2 * (totals.name * 10_000 - ofName));
  const [ofList, ofTheQuery] = sharesLeftOut(evidence, totals.organization);
  const cost = ofList * restQuery + ofTheQuery * restName + contradicted * against + 20_000 * further;
  return Math.floor((1_000_000 * matched) / (100 * matched + cost));
}
