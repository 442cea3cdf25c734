import { own } from '../model/own.ts';
import { regimeOf } from './regime-of.ts';
import hints from './tables/hs-hints.json' with { type: 'json' };
import synonyms from './tables/synonyms.json' with { type: 'json' };
import tradeNames from './tables/trade-names.json' with { type: 'json' };
import { type Lists, type Passage, type WordIndex, wordIndex } from './word-index.ts';
import { wordsOf } from './words-of.ts';

export interface Candidate {
  list: 'US' | 'EU';
  /** Entry, with the paragraph of the best passage: `3A001.a.7`. */
  code: string;
  title: string;
  /** The passage as the list has it. */
  quote: string;
  /** 0–1: share of the description's weight found in the passage. Orders candidates, and nothing more. */
  score: number;
  /** Words that met, and tariff hints. */
  why: string[];
  /** Where the control comes from, by the structure of the code. */
  regime: string;
  edition: string;
}

const candidatesMax = 12;
/** A word no list has speaks for another kind of thing: it weighs like one that stands in this many passages. */
const foreignWord = 4;
/** Below this share a passage has met by chance. */
const scoreMin = 0.18;
/** A tariff hint counts like a quarter of the words, the name the trade gives a thing like half of them. */
const hintScore = 0.25;
const nameScore = 0.5;

/** Control entries a description or a tariff number may fall under, quoted, best first. A person classifies; this never does. */
export function classifyItem(asked: { description: string | null; hs: string | null }, law: Lists): Candidate[] {
  const index = wordIndex(law);
  const best = new Map<string, { passage: Passage; score: number; why: string[] }>();
  for (const found of byWords(asked.description ?? '', index)) keepBest(best, found);
  for (const found of byTradeName(asked.description ?? '', index)) keepBest(best, found, true);
  for (const found of byTariff(asked.hs, index)) keepBest(best, found, true);
  return [...best.values()]
    .sort((a, b) => b.score - a.score || (a.passage.code < b.passage.code ? -1 : 1) || (a.passage.list < b.passage.list ? -1 : 1))
    .slice(0, candidatesMax)
    .map(({ passage, score, why }) => candidate(passage, score, why, law));
}

interface Hint {
  hs: string;
  codes: string[];
  /** Codes of the US list alone: the other list means something else by them. */
  us?: string[];
  why: string;
}

interface Found {
  passage: Passage;
  score: number;
  why: string[];
}

/** Weight of a word falls with the number of passages it stands in; long passages meet by chance more easily. */
function byWords(description: string, index: WordIndex): Found[] {
  const words = [...new Set(wordsOf(`${description} ${alsoCalled(description)}`))];
  const weights = new Map(
    words.map((word) => [word, Math.log(1 + index.passages.length / (index.postings.get(word)?.length ?? foreignWord))]),
  );
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const met = new Map<number, string[]>();
  for (const word of words)
    for (const position of index.postings.get(word) ?? []) met.set(position, [...(met.get(position) ?? []), word]);
  return [...met].flatMap(([position, why]) => {
    const passage = index.passages[position];
    const weight = why.reduce((sum, word) => sum + (weights.get(word) ?? 0), 0);
    const score = total === 0 || !passage ? 0 : (weight / total) * (1 / (1 + passage.words / 60));
    return passage && score >= scoreMin ? [{ passage, score, why }] : [];
  });
}

/** What the lists call the things the description names. */
const alsoCalled = (description: string): string =>
  description
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .flatMap((word) => own(synonyms.words as Record<string, string>, word) ?? [])
    .join(' ');

/** `a quadcopter drone` names unmanned aircraft: the entries to look at first, the likelier before the others. */
function byTradeName(description: string, index: WordIndex): Found[] {
  const text = ` ${description.toLowerCase().replace(/[^a-z0-9]+/g, ' ')} `;
  const met = tradeNames.names.flatMap((row) =>
    row.says.filter((name) => text.includes(` ${name} `) || text.includes(` ${name}s `)).map((name) => ({ row, name })),
  );
  // A name inside a longer one is not meant by itself: `radar absorbing` is no radar.
  const meant = met.filter(({ name }) => !met.some((other) => other.name !== name && ` ${other.name} `.includes(` ${name} `)));
  const named = [...new Set(meant.map(({ row }) => row))];
  return named.flatMap(({ us, eu, why }) =>
    index.passages
      .filter(({ list, code, paragraph }) => paragraph === '' && (list === 'US' ? us : eu).includes(code))
      .map((passage) => {
        const place = (passage.list === 'US' ? us : eu).indexOf(passage.code);
        return { passage, score: nameScore / (1 + place / 4), why: [`called so by the trade: ${why}`] };
      }),
  );
}

function byTariff(hs: string | null, index: WordIndex): Found[] {
  const digits = hs?.replace(/\D/g, '') ?? '';
  const hint = (hints.hints as Hint[]).find((one) => digits.startsWith(one.hs));
  if (!hint) return [];
  return index.passages
    .filter(
      ({ list, code, paragraph }) =>
        paragraph === '' && (hint.codes.includes(code) || (list === 'US' && hint.us?.includes(code))),
    )
    .map((passage) => ({ passage, score: hintScore, why: [`HS ${hint.hs}: ${hint.why}`] }));
}

function keepBest(best: Map<string, Found>, found: Found, add = false): void {
  const key = `${found.passage.list} ${found.passage.code}`;
  const known = best.get(key);
  if (!known) best.set(key, found);
  else if (add) best.set(key, { ...known, score: Math.min(1, known.score + found.score), why: [...known.why, ...found.why] });
  else if (found.score > known.score) best.set(key, found);
}

function candidate(passage: Passage, score: number, why: string[], law: Lists): Candidate {
  const { list, code, paragraph, text } = passage;
  const table = list === 'US' ? law.us : law.eu;
  const full = paragraph === '' ? code : `${code}.${paragraph}`;
  return {
    list,
    code: full,
    title: table.entries[code]?.title ?? code,
    quote: text,
    score: Math.round(score * 1000) / 1000,
    why,
    regime: regimeOf(code, list),
    edition: table.edition,
  };
}
