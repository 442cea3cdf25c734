import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ListEntry } from '../../../shared/model/list-entry.ts';
import { prepareName } from '../../../shared/names/prepare-name.ts';
import { referenceEntries } from './reference-entries.ts';

/** A word of fewer parties than this is as good as unknown. */
const partiesMin = 5;
const path = join(import.meta.dirname, '../../../shared/names/words/listed-names.json');

export interface ListedNames {
  source: string;
  /** Words by −100 log10 of the share of parties, to the nearest ten. */
  levels: Record<string, string>;
}

/** Counts in how many listed parties each name word stands. */
export function countListedNames(entries: readonly ListEntry[]): ListedNames {
  const parties = new Map<string, number>();
  for (const entry of entries) {
    const words = new Set<string>();
    for (const name of entry.names) {
      for (const token of prepareName(name.value, entry.type).tokens)
        if (token.kind === 'name' && !token.abjad && /^[a-z]{2,}$/.test(token.text)) words.add(token.text);
    }
    for (const word of words) parties.set(word, (parties.get(word) ?? 0) + 1);
  }
  const levels: Record<string, string[]> = {};
  for (const [word, count] of [...parties].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    if (count < partiesMin) continue;
    const level = Math.round((-100 * Math.log10(count / entries.length)) / 10) * 10;
    levels[level] = [...(levels[level] ?? []), word];
  }
  const source = `Own count: −100 log10 of the share of ${entries.length} listed parties whose names contain the word, over the official lists of the US, EU, UK, UN, Canada and Australia (editions of 2025 and 2026); words of ${partiesMin} parties or more.`;
  return { source, levels: Object.fromEntries(Object.entries(levels).map(([level, words]) => [level, words.join(' ')])) };
}

/** Words whose level in the frozen table is not what a count over these lists gives: two steps apart or more, or on one side only. */
export function driftedWords(entries: readonly ListEntry[]): string[] {
  const frozen = levelOf(JSON.parse(readFileSync(path, 'utf8')) as ListedNames);
  const now = levelOf(countListedNames(entries));
  return [...new Set([...frozen.keys(), ...now.keys()])].filter(
    (word) => Math.abs((frozen.get(word) ?? absent) - (now.get(word) ?? absent)) >= 20,
  );
}

/** Where a word would stand that fewer than five of fifty thousand parties carry. */
const absent = 410;
const levelOf = ({ levels }: ListedNames): Map<string, number> =>
  new Map(Object.entries(levels).flatMap(([level, words]) => words.split(' ').map((word) => [word, Number(level)])));

/** Writes the frozen table. Run by hand when the lists have changed in character, never at build: scores must not move with every list update. */
if (import.meta.main) writeFileSync(path, `${JSON.stringify(countListedNames(await referenceEntries()), null, 1)}\n`);
