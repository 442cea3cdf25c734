import { fail, ok, type Result } from '../model/result.ts';
import { newEdges } from './align-tokens.ts';
import { readEntryStore } from './entry-store.ts';
import { readFuzzyIndex } from './fuzzy-index.ts';
import { readIdentifierIndex } from './identifier-index.ts';
import type { IndexCore, Scratch } from './index-core.ts';
import { type IndexFile, readIndexFile } from './index-file.ts';
import type { MatchIndex } from './match-index.ts';
import { readNameRows } from './name-rows.ts';
import { readNearIndex } from './near-index.ts';
import { readOffsets } from './packed-numbers.ts';
import { newSimilarCache } from './similar-cache.ts';
import { readTokenTable } from './token-table.ts';
import { readWordMarks } from './word-marks.ts';

/** Room for the expansions of a query; it grows when a query has more. */
const expansionsRoom = 8192;
/** Rows held back until their word is read; those beyond count at once, which costs a look and changes no answer. */
const freshMax = 16_384;

/**
 * Typed views over the bytes of `buildIndex`, without parsing. Refused (`wrong_normalizer`, `wrong_format`, `truncated`,
 * `damaged`, `not_an_index`) rather than searched when they are not exactly what this code would have built.
 */
export function loadIndex(bytes: Uint8Array): Result<MatchIndex> {
  const file = readIndexFile(bytes);
  if (!file.ok) return file;
  const { entries, names } = file.value.counts;
  let core: IndexCore;
  try {
    core = readCore(file.value);
  } catch (error) {
    return fail('damaged', `the index is not whole: ${error instanceof Error ? error.message : 'its sections cannot be read'}`);
  }
  return ok({
    entryCount: entries!,
    nameCount: names!,
    core,
    entry: (id) => {
      const ordinal = core.store.ordinalOf(id);
      return ordinal < 0 ? null : core.store.at(ordinal);
    },
  });
}

function readCore(file: IndexFile): IndexCore {
  const tokens = readTokenTable(file);
  const rows = readNameRows(file, tokens);
  return {
    tokens,
    fuzzy: readFuzzyIndex(file, tokens),
    near: readNearIndex(file, tokens.count),
    marks: readWordMarks(file),
    rows,
    entryNames: readOffsets(file.u8('entryNames'), file.counts.entries!),
    entrySource: file.u8or16('entrySource'),
    sources: JSON.parse(new TextDecoder().decode(file.u8('sources'))) as string[],
    identifiers: readIdentifierIndex(file),
    store: readEntryStore(file),
    known: newSimilarCache(),
    scratch: newScratch(tokens.count, rows.count),
  };
}

function newScratch(tokens: number, rows: number): Scratch {
  const ints = (): Int32Array => new Int32Array(expansionsRoom);
  return {
    edges: newEdges(),
    isTouched: new Uint8Array(tokens),
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
      joined: new Uint8Array(expansionsRoom),
      content: new Uint8Array(expansionsRoom),
      gain: ints(),
    },
    seen: new Uint32Array((rows + 31) >>> 5),
    partners: new Uint32Array((rows + 31) >>> 5),
    fresh: new Uint32Array(freshMax),
    freshCount: 0,
    candidates: new Uint32Array(rows),
    candidateCount: 0,
  };
}
