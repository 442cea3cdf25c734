import { scoreName } from '../../../shared/matching/score-name.ts';
import { splitNameField } from '../../../shared/matching/split-name-field.ts';
import type { ListEntry } from '../../../shared/model/list-entry.ts';
import { prepareName } from '../../../shared/names/prepare-name.ts';
import { bars } from './confusion.ts';
import type { Found } from './measure-accuracy.ts';

const scripts: Record<string, RegExp> = {
  Cyrillic: /\p{Script=Cyrillic}/u,
  Greek: /\p{Script=Greek}/u,
  Arabic: /\p{Script=Arabic}/u,
  Hebrew: /\p{Script=Hebrew}/u,
  Han: /\p{Script=Han}/u,
  Hangul: /\p{Script=Hangul}/u,
};

/**
 * Native-script names of the lists against the Latin names of the same party, alone (the other native names left out). Counts
 * people and companies apart: a company's native name is often a translation, which no romanization can bridge.
 */
export function measureScripts(entries: readonly ListEntry[]): Record<string, Found> {
  const out: Record<string, Found> = {};
  for (const [script, letters] of Object.entries(scripts)) {
    for (const entry of entries) {
      const native = entry.names.filter(({ value }) => letters.test(value) && !/[a-z]/i.test(value));
      const latin = entry.names
        .filter(({ value }) => /^[\x20-\x7e\u00c0-\u024f]+$/.test(value))
        .map(({ value }) => prepareName(value, entry.type));
      if (native.length === 0 || latin.length === 0) continue;
      const key = `${script} ${entry.type === 'person' ? 'people' : 'others'}`;
      const row = out[key] ?? { tried: 0, at: Object.fromEntries(bars.map((bar) => [String(bar), 0])) };
      out[key] = row;
      for (const { value } of native) {
        const parts = splitNameField(value).map((part) => prepareName(part, entry.type));
        const score = Math.max(...parts.flatMap((part) => latin.map((name) => scoreName(part, name))));
        row.tried++;
        for (const bar of bars) if (score >= 100 * bar) row.at[bar]!++;
      }
    }
  }
  return out;
}
