import type { ListEntry } from '../model/list-entry.ts';
import type { NameToken } from '../names/name-token.ts';
import { prepareName } from '../names/prepare-name.ts';
import { writeEntryStore } from './entry-store.ts';
import { writeFuzzyIndex } from './fuzzy-index.ts';
import { writeIdentifierIndex } from './identifier-index.ts';
import { type Sections, writeIndexFile } from './index-file.ts';
import { type ListedName, writeNameRows } from './name-rows.ts';
import { writeNearIndex } from './near-index.ts';
import { idMax, packLengths } from './packed-numbers.ts';
import { tokenKey, writeTokenTable } from './token-table.ts';
import { writeWordMarks } from './word-marks.ts';

/**
 * Builds the index over list entries: names, identifiers, addresses and the entries themselves in one immutable buffer.
 * Deterministic: the same entries in any order give the same bytes. Throws when there are more distinct words or entries than
 * their numbers have room for (some sixteen million).
 */
export function buildIndex(entries: Iterable<ListEntry>): Uint8Array {
  const sorted = [...entries].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const names = sorted.flatMap((entry) => entry.names.map(({ value, strength }) => listedName(entry, value, strength)));
  const { list, ids } = distinctTokens(names);
  const most = Math.max(list.length, sorted.length);
  if (most > idMax) throw new Error(`the index holds at most ${idMax} distinct words and entries, these lists have ${most}`);
  const { rows, sections: nameSections } = writeNameRows(names, ids);
  const dictionary = writeTokenTable(list);
  const words: Sections = { ...dictionary, ...writeWordMarks(list, dictionary), ...writeFuzzyIndex(list) };
  const { keys, sections: keySections } = writeIdentifierIndex(sorted);
  return writeIndexFile(
    { entries: sorted.length, names: names.length, tokens: list.length, rows, keys },
    {
      ...words,
      ...writeNearIndex(list, words),
      ...nameSections,
      ...entrySections(sorted),
      ...keySections,
      ...writeEntryStore(sorted),
    },
  );
}

const listedName = (entry: ListEntry, value: string, strength: string): ListedName => ({
  prepared: prepareName(value, entry.type),
  weak: strength === 'weak',
});

/** Sorted by text and class, so that ids do not depend on the order of entries and words that begin alike lie together. */
function distinctTokens(names: readonly ListedName[]): { list: NameToken[]; ids: Map<string, number> } {
  const byKey = new Map<string, NameToken>();
  for (const { prepared } of names) {
    if (!prepared.unusable) for (const token of prepared.tokens) byKey.set(tokenKey(token), token);
  }
  const keys = [...byKey.keys()].sort();
  return { list: keys.map((key) => byKey.get(key)!), ids: new Map(keys.map((key, id) => [key, id])) };
}

function entrySections(entries: readonly ListEntry[]): Sections {
  const sources = [...new Set(entries.map((entry) => entry.source))].sort();
  const ordinals = new Map(sources.map((source, at) => [source, at]));
  const first = new Uint32Array(entries.length + 1);
  for (const [at, entry] of entries.entries()) first[at + 1] = first[at]! + entry.names.length;
  const places = entries.map((entry) => ordinals.get(entry.source)!);
  return {
    entryNames: packLengths(first),
    entrySource: sources.length > 256 ? Uint16Array.from(places) : Uint8Array.from(places),
    sources: new TextEncoder().encode(JSON.stringify(sources)),
  };
}
