import type { ListEntry } from '../model/list-entry.ts';
import { partyTypes } from '../model/party.ts';
import type { NameToken, PreparedName } from '../names/name-token.ts';
import { prepareName } from '../names/prepare-name.ts';
import { writeEntryStore } from './entry-store.ts';
import { eachSimilar, readFuzzyIndex, writeFuzzyIndex } from './fuzzy-index.ts';
import { writeIdentifierIndex } from './identifier-index.ts';
import { nameFlags } from './index-core.ts';
import { writeIndexFile } from './index-file.ts';
import { numberWeight } from './name-edges.ts';
import { readTokenTable, tokenKey, writeTokenTable } from './token-table.ts';

type Sections = Record<string, Uint8Array | Uint16Array | Uint32Array>;

interface ListedName {
  prepared: PreparedName;
  entry: number;
  flags: number;
}

/**
 * Builds the index over list entries: names, identifiers, addresses and the entries themselves in one immutable buffer.
 * Deterministic: the same entries in any order give the same bytes.
 */
export function buildIndex(entries: Iterable<ListEntry>): Uint8Array {
  const sorted = [...entries].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const names = sorted.flatMap((entry, ordinal) =>
    entry.names.map((name) => listedName(entry, ordinal, name.value, name.strength)),
  );
  const tokens = distinctTokens(names);
  const sections: Sections = {
    ...writeTokenTable(tokens.list),
    ...writeFuzzyIndex(tokens.list),
    ...nameSections(names, tokens.ids),
    ...entrySections(sorted),
    ...writeIdentifierIndex(sorted),
    ...writeEntryStore(sorted),
  };
  Object.assign(sections, postingSections(sections, tokens.list.length), nearSections(sections, tokens.list));
  return writeIndexFile({ entries: sorted.length, names: names.length, tokens: tokens.list.length }, sections);
}

function listedName(entry: ListEntry, ordinal: number, value: string, strength: string): ListedName {
  const prepared = prepareName(value, entry.type);
  const flags =
    (strength === 'weak' ? nameFlags.weak : 0) |
    (strength === 'former' ? nameFlags.former : 0) |
    (prepared.unusable ? nameFlags.unusable : 0) |
    (prepared.kind === 'person' ? nameFlags.person : 0);
  return { prepared, entry: ordinal, flags };
}

/** Sorted by text and class, so that ids do not depend on the order of entries. */
function distinctTokens(names: readonly ListedName[]): { list: NameToken[]; ids: Map<string, number> } {
  const byKey = new Map<string, NameToken>();
  for (const name of names) for (const token of name.prepared.tokens) byKey.set(tokenKey(token), token);
  const keys = [...byKey.keys()].sort();
  return { list: keys.map((key) => byKey.get(key)!), ids: new Map(keys.map((key, id) => [key, id])) };
}

function nameSections(names: readonly ListedName[], ids: ReadonlyMap<string, number>): Sections {
  const offsets = new Uint32Array(names.length + 1);
  for (const [at, name] of names.entries()) offsets[at + 1] = offsets[at]! + name.prepared.tokens.length;
  const tokens = new Uint32Array(offsets[names.length]!);
  for (const [at, name] of names.entries()) {
    for (const [place, token] of name.prepared.tokens.entries()) tokens[offsets[at]! + place] = ids.get(tokenKey(token))!;
  }
  return {
    nameOffsets: offsets,
    nameTokens: tokens,
    nameWeight: Uint16Array.from(names, (name) => name.prepared.weight),
    nameNumbers: Uint8Array.from(names, (name) => Math.floor(numberWeight(name.prepared) / 1000)),
    nameFlags: Uint8Array.from(names, (name) => name.flags),
  };
}

function entrySections(entries: readonly ListEntry[]): Sections {
  const sources = [...new Set(entries.map((entry) => entry.source))].sort();
  const first = new Uint32Array(entries.length + 1);
  for (const [at, entry] of entries.entries()) first[at + 1] = first[at]! + entry.names.length;
  return {
    entryNames: first,
    entryType: Uint8Array.from(entries, (entry) => partyTypes.indexOf(entry.type)),
    entrySource: Uint16Array.from(entries, (entry) => sources.indexOf(entry.source)),
    sources: new TextEncoder().encode(JSON.stringify(sources)),
  };
}

/** Token → names that contain it, each once. Names that cannot be screened are in no posting. */
function postingSections(sections: Sections, tokenCount: number): Sections {
  const {
    nameOffsets,
    nameTokens,
    nameFlags: flags,
  } = sections as { nameOffsets: Uint32Array; nameTokens: Uint32Array; nameFlags: Uint8Array };
  const offsets = new Uint32Array(tokenCount + 1);
  const last = new Int32Array(tokenCount).fill(-1);
  const visit = (each: (token: number, name: number) => void): void => {
    last.fill(-1);
    for (let name = 0; name < flags.length; name++) {
      if ((flags[name]! & nameFlags.unusable) !== 0) continue;
      for (let at = nameOffsets[name]!; at < nameOffsets[name + 1]!; at++) {
        const token = nameTokens[at]!;
        if (last[token] === name) continue;
        last[token] = name;
        each(token, name);
      }
    }
  };
  visit((token) => offsets[token + 1]!++);
  for (let token = 0; token < tokenCount; token++) offsets[token + 1]! += offsets[token]!;
  const next = offsets.slice(0, tokenCount);
  const postings = new Uint32Array(offsets[tokenCount]!);
  visit((token, name) => {
    postings[next[token]!++] = name;
  });
  return { postingOffsets: offsets, postings };
}

/** Every token's similar tokens, worked out once here so that a query of known words compares no letters. */
function nearSections(sections: Sections, tokens: readonly NameToken[]): Sections {
  const file = {
    counts: {},
    u8: (name: string) => sections[name] as Uint8Array,
    u16: (name: string) => sections[name] as Uint16Array,
    u32: (name: string) => sections[name] as Uint32Array,
  };
  const table = readTokenTable(file);
  const fuzzy = readFuzzyIndex(file, tokens.length);
  const offsets = new Uint32Array(tokens.length + 1);
  const near: number[] = [];
  for (const [id, token] of tokens.entries()) {
    const found: [number, number][] = [];
    eachSimilar(token, table, fuzzy, (other, score) => {
      if (other !== id) found.push([other, score]);
    });
    found.sort((a, b) => a[0] - b[0]);
    for (const [other, score] of found) {
      near.push(((score << 18) | other) >>> 0);
    }
    offsets[id + 1] = near.length;
  }
  return { nearOffsets: offsets, near: Uint32Array.from(near) };
}
