import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareName } from '../../../shared/names/prepare-name.ts';
import { referenceEntries } from './reference-entries.ts';

/** A word of fewer parties than this is as good as unknown. */
const partiesMin = 5;

/**
 * Counts in how many listed parties each name word stands and writes the frozen table `listed-names.json`. Run by hand when
 * the lists have changed in character, never at build: scores must not move with every list update.
 */
export async function countListedNames(): Promise<void> {
  const parties = new Map<string, number>();
  const entries = await referenceEntries();
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
  const table = { source, levels: Object.fromEntries(Object.entries(levels).map(([level, words]) => [level, words.join(' ')])) };
  const path = join(import.meta.dirname, '../../../shared/names/words/listed-names.json');
  writeFileSync(path, `${JSON.stringify(table, null, 1)}\n`);
}

if (import.meta.main) await countListedNames();
