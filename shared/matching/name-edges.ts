import { withinEdits } from '../names/edit-distance.ts';
import { foldSpelling } from '../names/fold-spelling.ts';
import type { NameToken, PreparedName } from '../names/name-token.ts';
import { otherRomanizations } from '../names/other-romanization.ts';
import { equal, tokenSimilarity } from '../names/token-similarity.ts';
import { placeMax } from '../names/token-weight.ts';
import { addEdge, type Edges, type Totals, tokensMax } from './align-tokens.ts';

/** Share a similarity keeps when tokens were joined or split to reach it, in hundredths. */
const joinedShare = 97;
/** Shortest text that a join may make, and shortest part of a split. */
const joinedLengthMin = 4;
/** Shortest compare form of a join: `st` and `sh` together would read as one of them. */
const foldedLengthMin = 3;
export const partLengthMin = 2;
/** Tokens joined or split at most. */
export const joinedMax = 3;
/** Two of three parts are only looked for in long words. */
export const threePartsLengthMin = 8;
/** A join that needs a typing slip as well must be otherwise sure. */
const joinedFloor = 8500;
/** The same without vowels, where two short words make the consonants of many a third. */
const vowellessFloor = 9000;

/** Words that a missing or extra space can join: not figures, legal forms or lone initials. */
export const isJoinable = (token: Pick<NameToken, 'kind'>): boolean =>
  token.kind === 'name' || token.kind === 'generic' || token.kind === 'particle' || token.kind === 'title';

/** Whether a token can carry a match. */
export const carries = (token: Pick<NameToken, 'kind'>): boolean => contentOf(token, token) > 0;

/** 0: cannot carry a match alone; 1: a word; 2: a number, whose absence is told apart. */
export const contentOf = (a: Pick<NameToken, 'kind'>, b: Pick<NameToken, 'kind'>): number => {
  if (a.kind === 'number') return 2;
  return (a.kind === 'name' || a.kind === 'generic') && (b.kind === 'name' || b.kind === 'generic') ? 1 : 0;
};

const numberWeight = (name: PreparedName): number =>
  name.tokens.reduce((sum, token) => (token.kind === 'number' ? sum + token.weight : sum), 0);

export const totalsOf = (query: PreparedName, name: PreparedName): Totals => {
  const totals = newTotals();
  setQuery(totals, query);
  totals.name = name.weight;
  totals.nameNumbers = numberWeight(name);
  return totals;
};

export const newTotals = (): Totals => ({
  query: 0,
  name: 0,
  organization: false,
  queryNumbers: 0,
  nameNumbers: 0,
  unit: 0,
  places: 0,
  generics: 0,
  queryWeights: new Int32Array(tokensMax),
});

/** What the score needs to know of the query alone. */
export function setQuery(totals: Totals, query: PreparedName): void {
  totals.query = query.weight;
  totals.organization = query.kind === 'organization';
  totals.queryNumbers = numberWeight(query);
  totals.unit = query.unit;
  totals.places = 0;
  totals.generics = 0;
  for (let at = 0; at < query.tokens.length; at++) {
    const { kind, weight } = query.tokens[at]!;
    totals.queryWeights[at] = weight;
    if (kind === 'generic' && weight > placeMax) totals.generics |= 1 << at;
    else if (kind === 'generic') totals.places |= 1 << at;
  }
}

/** Every edge between two prepared names: the definition that the index must reproduce. */
export function edgesBetween(query: PreparedName, name: PreparedName, edges: Edges): void {
  edges.count = 0;
  for (const [i, a] of query.tokens.entries()) {
    for (const [j, b] of name.tokens.entries()) {
      const similarity = tokenSimilarity(a, b);
      if (similarity === 0) continue;
      const explained = explainedBy(b.kind === 'initial', a.weight);
      addEdge(edges, 1 << i, 1 << j, similarity, explained, b.weight, Math.min(a.rarity, b.rarity), contentOf(a, b), false);
    }
  }
  for (const join of joinsOf(query)) {
    for (const [j, b] of name.tokens.entries()) {
      const similarity = joinSimilarity(join, b);
      if (similarity > 0)
        addEdge(edges, join.mask, 1 << j, similarity, join.token.weight, b.weight, b.rarity, contentOf(b, b), true);
    }
  }
  for (const [i, a] of query.tokens.entries()) if (isSplittable(a)) addSplits(edges, i, a, name);
}

/** How much of a word's weight an initial on the list stands for: `Dmitry T` is not every Dmitry whose family begins so. */
export const explainedBy = (initial: boolean, weight: number): number => (initial ? Math.min(weight, initialExplains) : weight);
const initialExplains = 600;

export interface Join {
  mask: number;
  token: NameToken;
  /** Not the words' letters in a row: no piece of it can be looked up. */
  bySound: boolean;
  /** Another romanization: a slip on top of it would make it any name. */
  exact: boolean;
}

/** Two or three neighbours of the query written as one word. */
export function joinsOf(query: Pick<PreparedName, 'tokens'>): Join[] {
  const out: Join[] = [];
  for (let from = 0; from < query.tokens.length; from++) {
    let text = '';
    let mask = 0;
    let weight = 0;
    let abjad = false;
    for (let to = from; to < query.tokens.length && to < from + joinedMax; to++) {
      const token = query.tokens[to]!;
      if (!isJoinable(token)) break;
      text += token.text;
      mask |= 1 << to;
      weight += token.weight;
      abjad ||= token.abjad;
      if (to === from || text.length < joinedLengthMin) continue;
      const folded = abjad ? text : foldSpelling(text);
      if (folded.length < foldedLengthMin) continue;
      const made = { kind: 'name', abjad, weight, rarity: 420 } as const;
      out.push({ mask, token: { ...made, text: folded }, bySound: abjad, exact: false });
      const assimilated = abjad ? text.replace(sunArticle, 'a$1$1') : text;
      if (assimilated !== text) out.push({ mask, token: { ...made, text: assimilated }, bySound: true, exact: false });
      if (!abjad) {
        const syllables = query.tokens.slice(from, to + 1).map((one) => one.text);
        for (const other of otherRomanizations(syllables))
          out.push({ mask, token: { ...made, text: other }, bySound: true, exact: true });
      }
    }
  }
  return out;
}

/** The article takes the sound of what follows (`al-Sabbar` is written `Essabar`); a word without vowels does not show it. */
const sunArticle = /^al([tdrzsn])/;

/** Similarity of a joined word to one token of the list: equal, or one slip away. */
export function joinSimilarity({ token: join, exact }: Pick<Join, 'token' | 'exact'>, token: NameToken): number {
  if (exact && join.text !== token.text) return 0;
  if (token.kind !== 'name' && token.kind !== 'generic') return 0;
  if (!join.abjad && join.text !== token.text && !withinEdits(join.text, token.text, 1)) return 0;
  const similarity = tokenSimilarity(join, token);
  return similarity > (join.abjad ? vowellessFloor : joinedFloor) ? Math.floor((similarity * joinedShare) / 100) : 0;
}

export const splitSimilarity = Math.floor((equal * joinedShare) / 100);
export const isSplittable = (token: NameToken): boolean =>
  !token.abjad && (token.kind === 'name' || token.kind === 'generic') && token.text.length >= 2 * partLengthMin;

/** One word of the query that is two or three tokens of the listed name, in any order, written together. */
function addSplits(edges: Edges, at: number, token: NameToken, name: PreparedName): void {
  const parts = name.tokens;
  const visit = (rest: string, mask: number, weight: number, content: number, depth: number): void => {
    for (const [j, part] of parts.entries()) {
      if (j >= tokensMax || (mask & (1 << j)) !== 0 || !isJoinable(part) || part.abjad || part.text.length < partLengthMin)
        continue;
      if (!rest.startsWith(part.text)) continue;
      const left = rest.slice(part.text.length);
      const carries = content | contentOf(part, part);
      if (left === '') {
        if (depth > 0)
          addEdge(
            edges,
            1 << at,
            mask | (1 << j),
            splitSimilarity,
            token.weight,
            weight + part.weight,
            token.rarity,
            carries,
            true,
          );
      } else if (depth + 1 < (token.text.length >= threePartsLengthMin ? joinedMax : 2)) {
        visit(left, mask | (1 << j), weight + part.weight, carries, depth + 1);
      }
    }
  };
  visit(token.text, 0, 0, 0, 0);
}
