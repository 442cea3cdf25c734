import { readFileSync } from 'node:fs';
import { compareParty } from '../../../shared/matching/compare-party.ts';
import type { PartyType } from '../../../shared/model/party.ts';
import { referenceFile } from '../../reference.ts';
import { bars, type Labelled, scriptOfName } from './confusion.ts';
import cases from './hard-cases.json' with { type: 'json' };
import type { Found } from './measure-accuracy.ts';
import table from './script-pairs.json' with { type: 'json' };

interface HardPair {
  category: string;
  schema: string;
  query: string;
  candidate: string;
  expect: string;
  strength: string;
}

/** Pairs in their own script and in Latin letters, kept in the repository. */
export const scriptPairs = (): Labelled[] =>
  Object.entries(table.pairs).flatMap(([script, rows]) =>
    rows.map(([query, candidate, type, same]) => ({
      category: 'own script',
      script,
      score: scored(query as string, candidate as string, type as PartyType),
      same: same as boolean,
    })),
  );

/** Cases of our own, written before they were scored: listed parties as orders write them, and others that resemble them. */
export const hardCases = (): Labelled[] =>
  (['same', 'different'] as const).flatMap((side) =>
    Object.entries(cases[side]).flatMap(([category, rows]) =>
      rows.map(([query, listed, type]) => ({
        category: `${side}: ${category}`,
        script: scriptOfName(query!),
        score: scored(query!, listed!, type as PartyType),
        same: side === 'same',
      })),
    ),
  );

/** How many of some pairs reach each bar. */
export const reaching = (pairs: readonly Labelled[]): Found => ({
  tried: pairs.length,
  at: Object.fromEntries(bars.map((bar) => [String(bar), pairs.filter((pair) => pair.score >= bar / 100).length])),
});

/** Hard pairs of the reference data; `strength` in front of the category. */
export function hardPairs(): (Labelled & { strength: string })[] {
  const path = referenceFile('names/hard-pairs.json');
  if (!path) return [];
  const { pairs } = JSON.parse(readFileSync(path, 'utf8')) as { pairs: HardPair[] };
  return pairs.map((pair) => ({
    category: pair.category,
    strength: pair.strength,
    script: scriptOfName(pair.query),
    score: scored(pair.query, pair.candidate, typeOf(pair.schema)),
    same: pair.expect !== 'no_match',
  }));
}

/** Labelled unit pairs of the reference data. */
export function unitPairs(): Labelled[] {
  const path = referenceFile('names/unit-pairs.csv');
  if (!path) return [];
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map(cells)
    .map(([schema, query, candidate, label]) => ({
      category: 'unit',
      script: scriptOfName(query!),
      score: scored(query!, candidate!, typeOf(schema!)),
      same: label === 'true',
    }));
}

/** Hard pairs on the right side of the review bar, by how sure the label is. */
export function printStrengths(pairs: readonly (Labelled & { strength: string })[]): void {
  for (const strength of ['STRONG', 'MEDIUM', 'WEAK']) {
    const some = pairs.filter((pair) => pair.strength === strength);
    console.log(`  ${strength.padEnd(8)} ${some.filter((pair) => pair.score >= 0.7 === pair.same).length} of ${some.length}`);
  }
}

const scored = (query: string, candidate: string, type: PartyType): number =>
  compareParty({ name: query, type }, { names: [candidate], type }).nameScore;

const typeOf = (schema: string): PartyType =>
  (({ person: 'person', organization: 'organization', company: 'organization', vessel: 'vessel' }) as const)[
    schema.toLowerCase()
  ] ?? 'unknown';

/** Cells of one CSV line; quotes only around cells with commas. */
function cells(line: string): string[] {
  return (line.match(/("([^"]*)"|[^,]*)(?:,|$)/g) ?? []).map((cell) => cell.replace(/,$/, '').replace(/^"|"$/g, ''));
}
