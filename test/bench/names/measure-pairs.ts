import { readFileSync } from 'node:fs';
import { compareParty } from '../../../shared/matching/compare-party.ts';
import type { PartyType } from '../../../shared/model/party.ts';
import { referenceFile } from '../../reference.ts';

interface HardPair {
  category: string;
  schema: string;
  query: string;
  candidate: string;
  expect: string;
  strength: string;
}

/** Labelled pairs: hits by strength and category, confusion at 0.70, and F1 over a curve of thresholds. */
export function measurePairs(): void {
  const hard = referenceFile('names/hard-pairs.json');
  if (hard) measureHard((JSON.parse(readFileSync(hard, 'utf8')) as { pairs: HardPair[] }).pairs);
  const unit = referenceFile('names/unit-pairs.csv');
  if (unit) measureCurve(readFileSync(unit, 'utf8'));
}

const typeOf = (schema: string): PartyType =>
  (({ person: 'person', organization: 'organization', company: 'organization', vessel: 'vessel' }) as const)[
    schema.toLowerCase()
  ] ?? 'unknown';

function measureHard(pairs: readonly HardPair[]): void {
  const right: Record<string, [number, number]> = {};
  const count = (key: string, ok: boolean): void => {
    const row = right[key] ?? [0, 0];
    right[key] = [row[0] + (ok ? 1 : 0), row[1] + 1];
  };
  for (const pair of pairs) {
    const type = typeOf(pair.schema);
    const hit = compareParty({ name: pair.query, type }, { names: [pair.candidate], type }).nameScore >= 0.7;
    const ok = hit === (pair.expect !== 'no_match');
    count(`strength ${pair.strength}`, ok);
    count(pair.category, ok);
  }
  console.log('hard pairs on the right side of .70');
  for (const [key, [ok, all]] of Object.entries(right)) console.log(`  ${key.padEnd(28)} ${ok} of ${all}`);
}

function measureCurve(csv: string): void {
  const rows = csv.trim().split('\n').slice(1).map(cells);
  const scored = rows.map(([schema, a, b, label]) => {
    const type = typeOf(schema!);
    return { score: compareParty({ name: a!, type }, { names: [b!], type }).nameScore, same: label === 'true' };
  });
  console.log('unit pairs by bar: precision, recall, F1');
  for (const bar of [0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9]) {
    const found = scored.filter(({ score }) => score >= bar);
    const right = found.filter(({ same }) => same).length;
    const all = scored.filter(({ same }) => same).length;
    console.log(
      `  ${bar.toFixed(2)} ${(right / found.length).toFixed(3)} ${(right / all).toFixed(3)} ${((2 * right) / (found.length + all)).toFixed(3)}`,
    );
  }
}

/** Cells of one CSV line; quotes only around cells with commas. */
function cells(line: string): string[] {
  return (line.match(/("([^"]*)"|[^,]*)(?:,|$)/g) ?? []).map((cell) => cell.replace(/,$/, '').replace(/^"|"$/g, ''));
}
