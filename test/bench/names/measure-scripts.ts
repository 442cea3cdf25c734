import { scoreName } from '../../../shared/matching/score-name.ts';
import { splitNameField } from '../../../shared/matching/split-name-field.ts';
import type { ListEntry } from '../../../shared/model/list-entry.ts';
import { prepareName } from '../../../shared/names/prepare-name.ts';

const scripts: Record<string, { letters: RegExp; goal: number | null }> = {
  Cyrillic: { letters: /\p{Script=Cyrillic}/u, goal: 99 },
  Greek: { letters: /\p{Script=Greek}/u, goal: null },
  Arabic: { letters: /\p{Script=Arabic}/u, goal: 93 },
  Hebrew: { letters: /\p{Script=Hebrew}/u, goal: null },
  Han: { letters: /\p{Script=Han}/u, goal: 80 },
  Hangul: { letters: /\p{Script=Hangul}/u, goal: null },
};

/**
 * Native-script names of the lists against the Latin names of the same party, alone (the other native names left out). Counts
 * people and companies apart: a company's native name is often a translation, which no romanization can bridge.
 */
export function measureScripts(entries: readonly ListEntry[]): void {
  console.log('\nnative script against the Latin names of the same party, found at .70');
  for (const [script, { letters, goal }] of Object.entries(scripts)) {
    const tally = { person: [0, 0], other: [0, 0] };
    for (const entry of entries) {
      const native = entry.names.filter(({ value }) => letters.test(value) && !/[a-z]/i.test(value));
      const latin = entry.names
        .filter(({ value }) => /^[\x20-\x7e\u00c0-\u024f]+$/.test(value))
        .map(({ value }) => prepareName(value, entry.type));
      if (native.length === 0 || latin.length === 0) continue;
      const row = tally[entry.type === 'person' ? 'person' : 'other'];
      for (const { value } of native) {
        const parts = splitNameField(value).map((part) => prepareName(part, entry.type));
        row[1]!++;
        if (parts.some((part) => latin.some((name) => scoreName(part, name) >= 7000))) row[0]!++;
      }
    }
    const share = ([found, tried]: number[]): string => (tried ? `${((100 * found!) / tried).toFixed(1)} of ${tried}` : 'none');
    console.log(
      `  ${script.padEnd(10)} people ${share(tally.person)}; others ${share(tally.other)}${goal === null ? '' : ` (goal ${goal})`}`,
    );
  }
}
