import { ok, type Result } from '../model/result.ts';
import { newEdges } from './align-tokens.ts';
import { readEntryStore } from './entry-store.ts';
import { readFuzzyIndex } from './fuzzy-index.ts';
import { readIdentifierIndex } from './identifier-index.ts';
import type { IndexCore, Scratch } from './index-core.ts';
import { type IndexFile, readIndexFile } from './index-file.ts';
import type { MatchIndex } from './match-index.ts';
import { readTokenTable } from './token-table.ts';

/** Expansions a query may have: thirty tokens with their joins stay far below. */
const expansionsMax = 65_536;

/**
 * Typed views over the bytes of `buildIndex`, without parsing. Refused (`wrong_normalizer`, `wrong_format`, `truncated`,
 * `damaged`, `not_an_index`) rather than searched when they are not exactly what this code would have built.
 */
export function loadIndex(bytes: Uint8Array): Result<MatchIndex> {
  const file = readIndexFile(bytes);
  if (!file.ok) return file;
  const core = readCore(file.value);
  return ok({
    entryCount: file.value.counts.entries!,
    nameCount: file.value.counts.names!,
    core,
    entry: (id) => {
      const ordinal = core.store.ordinalOf(id);
      return ordinal < 0 ? null : core.store.at(ordinal);
    },
  });
}

function readCore(file: IndexFile): IndexCore {
  const tokens = readTokenTable(file);
  return {
    tokens,
    fuzzy: readFuzzyIndex(file, tokens.count),
    nearOffsets: file.u32('nearOffsets'),
    near: file.u32('near'),
    postingOffsets: file.u32('postingOffsets'),
    postings: file.u32('postings'),
    nameOffsets: file.u32('nameOffsets'),
    nameTokens: file.u32('nameTokens'),
    nameWeight: file.u16('nameWeight'),
    nameNumbers: file.u8('nameNumbers'),
    nameFlags: file.u8('nameFlags'),
    entryNames: file.u32('entryNames'),
    entryType: file.u8('entryType'),
    entrySource: file.u16('entrySource'),
    sources: JSON.parse(new TextDecoder().decode(file.u8('sources'))) as string[],
    identifiers: readIdentifierIndex(file),
    store: readEntryStore(file),
    scratch: newScratch(tokens.count, file.counts.names!),
  };
}

function newScratch(tokens: number, names: number): Scratch {
  const ints = (): Int32Array => new Int32Array(expansionsMax);
  return {
    edges: newEdges(),
    slot: new Int32Array(tokens),
    gain: new Int32Array(tokens),
    share: new Int32Array(tokens),
    touched: ints(),
    touchedCount: 0,
    expansions: {
      count: 0,
      token: ints(),
      mask: ints(),
      similarity: ints(),
      weight: ints(),
      rarity: ints(),
      next: ints(),
      joined: new Uint8Array(expansionsMax),
      content: new Uint8Array(expansionsMax),
    },
    stamps: new Uint32Array(names),
    stamp: 0,
    candidates: new Uint32Array(names),
  };
}
