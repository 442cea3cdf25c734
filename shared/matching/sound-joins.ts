import { isSyllable } from '../names/name-commonness.ts';
import type { NameToken } from '../names/name-token.ts';
import type { IndexCore } from './index-core.ts';
import { type Join, joinSimilarity, joinsOf } from './name-edges.ts';
import { tokenAt } from './token-table.ts';

interface SoundJoin extends Pick<Join, 'token' | 'exact'> {
  rows: number[];
}

/** Joins of an index, collected when first asked for. */
const collected = new WeakMap<IndexCore, readonly SoundJoin[]>();

/**
 * Rows in which neighbouring words, one of them written without vowels, or syllables of Chinese or Korean in another romanization,
 * are together a spelling of a word. Such joins agree by sound and not letter by letter, so no piece of them can be looked up: each
 * distinct one is compared.
 */
export function eachSoundJoin(core: IndexCore, word: NameToken, each: (row: number) => void): void {
  const joins = collected.get(core) ?? collect(core);
  collected.set(core, joins);
  for (const join of joins) if (joinSimilarity(join, word) > 0) for (const row of join.rows) each(row);
}

function collect(core: IndexCore): SoundJoin[] {
  const { rows, tokens } = core;
  const found = new Map<string, SoundJoin>();
  for (let row = 0; row < rows.count; row++) {
    const ids = rows.tokens.subarray(rows.offsets[row], rows.offsets[row + 1]);
    const words = Array.from(ids, (id) => tokenAt(tokens, id));
    if (!words.some((word) => word.abjad || isSyllable(word.text))) continue;
    for (const { token, bySound, exact } of joinsOf({ tokens: words })) {
      if (!bySound) continue;
      const key = `${token.text} ${exact}`;
      const known = found.get(key);
      if (known) known.rows.push(row);
      else found.set(key, { token, exact, rows: [row] });
    }
  }
  return [...found.values()];
}
