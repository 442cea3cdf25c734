import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildIndex } from '../../shared/matching/build-index.ts';
import { findSplits } from '../../shared/matching/find-splits.ts';
import { hashText } from '../../shared/matching/hash-text.ts';
import type { IndexCore } from '../../shared/matching/index-core.ts';
import { loadIndex } from '../../shared/matching/load-index.ts';
import { tokenAt } from '../../shared/matching/token-table.ts';
import { firstFused, isSplitToken, mayBegin, mayEnd } from '../../shared/matching/word-marks.ts';
import { withinEdits } from '../../shared/names/edit-distance.ts';
import { withoutFusedForm } from '../../shared/names/legal-forms.ts';
import { givenEntry } from './given-entry.ts';

const word = fc.string({ unit: fc.constantFrom(...'abnorst'), minLength: 3, maxLength: 10 });
const written = fc.tuple(word, fc.constantFrom('', '', 'llc', 'gmbh', 'ag')).map(([head, form]) => head + form);

function indexOf(words: readonly string[]): IndexCore {
  const loaded = loadIndex(buildIndex(words.map((text, at) => givenEntry(`t:${at}`, [text]))));
  if (!loaded.ok) throw new Error(loaded.trouble.message);
  return loaded.value.core;
}

it('marks every word that is others written together, and finds every one with a legal form typed on', () => {
  fc.assert(
    fc.property(fc.array(written, { minLength: 1, maxLength: 30 }), (words) => {
      const { tokens, marks } = indexOf(words);
      for (let id = 0; id < tokens.count; id++) {
        const token = tokenAt(tokens, id);
        expect(isSplitToken(marks, id)).toBe(findSplits(token, tokens).length > 0);
        const bare = token.kind === 'name' || token.kind === 'generic' ? withoutFusedForm(token.text) : null;
        if (bare === null) continue;
        const found = marks.fusedTokens.subarray(firstFused(marks, hashText(bare)));
        expect(found).toContain(id);
      }
    }),
    { numRuns: 40 },
  );
});

it('denies no word that is one slip away', () => {
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 20 }),
      fc.nat(),
      fc.nat(10),
      fc.constantFrom(...'abx'),
      (words, of, place, letter) => {
        const { tokens, marks } = indexOf(words);
        const text = words[of % words.length]!;
        const at = place % text.length;
        for (const slip of [
          text.slice(0, at) + text.slice(at + 1),
          text.slice(0, at) + letter + text.slice(at),
          text.slice(0, at) + letter + text.slice(at + 1),
        ]) {
          for (let id = 0; id < tokens.count; id++) {
            const { text: listed, kind } = tokenAt(tokens, id);
            if (kind !== 'name' || listed.length < 3 || slip.length < 4 || !withinEdits(slip, listed, 1)) continue;
            if (!mayBegin(marks, slip, listed.length) && !mayEnd(marks, slip, listed.length)) expect([slip, listed]).toEqual([]);
          }
        }
      },
    ),
    { numRuns: 30 },
  );
});
