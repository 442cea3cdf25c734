import { expect, it } from 'vitest';
import { buildIndex } from '../../shared/matching/build-index.ts';
import { findNames } from '../../shared/matching/find-names.ts';
import { loadIndex } from '../../shared/matching/load-index.ts';
import { prepareName } from '../../shared/names/prepare-name.ts';
import { fullScan } from './full-scan.ts';
import { givenEntry } from './given-entry.ts';

/** Hundreds of words that all resemble one another: more spellings for one query than there is room for at first. */
const letters = 'bcdfghjklmnpqrstvwxz';
const words = [...letters].flatMap((one) => [...letters].map((other) => `karatem${one}${other}`));
const entries = words.map((word, at) => givenEntry(`t:${String(at).padStart(4, '0')}`, [`${word} ovanes`]));

it('finds what the full scan finds when a query has more spellings than there is room for at first', () => {
  const loaded = loadIndex(buildIndex(entries));
  if (!loaded.ok) throw new Error(loaded.trouble.message);
  const { core } = loaded.value;
  const room = core.scratch.expansions.token.length;
  for (const text of [words.slice(0, 30).join(' '), `${words[7]} ovanes`, 'karatem ovanes']) {
    const query = prepareName(text, 'unknown');
    const found = findNames(core, query, 2000).map(({ name, score }) => `${name} ${score}`);
    expect(found).toEqual(fullScan(entries, query, 2000).map((hit) => `${Number(hit.entryId.slice(2))} ${hit.score}`));
  }
  expect(core.scratch.expansions.token.length).toBeGreaterThan(room);
});
