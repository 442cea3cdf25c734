import type { PreparedName } from '../names/name-token.ts';
import type { IndexFile, Sections } from './index-file.ts';
import { newNumberWriter, packIds, packLengths, readIds, readOffsets, writeNumber, written } from './packed-numbers.ts';
import { firstRowOf, postingsAt, postingsEnd, setPostings, type TokenTable, tokenKey } from './token-table.ts';

/** A listed name as the build reads it. */
export interface ListedName {
  prepared: PreparedName;
  /** The publisher calls the alias weak. */
  weak: boolean;
}

/**
 * Names as rows of token ids. Names that read alike (one party on five lists) are one row, scored once; a name nobody can screen
 * has none.
 */
export interface NameRows {
  count: number;
  offsets: Uint32Array;
  tokens: Uint16Array | Uint32Array;
  /** Which names read so: worked out for the first hit. */
  names(): NamesOfRows;
  /** Token (see `postingsAt`) → rows that hold it, each once: the distance from the row before, packed. */
  postings: Uint8Array;
}

export interface NamesOfRows {
  /** Places of each row's names in `list`. */
  offsets: Uint32Array;
  list: Uint32Array;
  /** 1 for a weak alias, by name. */
  weak: Uint8Array;
}

/** How a name's code begins: a new row, the same for a weak alias, no row; from here on how far back its row lies. */
const [newRow, newWeakRow, unusable, backFrom] = [0, 1, 2, 3];

export function writeNameRows(
  names: readonly ListedName[],
  ids: ReadonlyMap<string, number>,
): { sections: Sections; rows: number } {
  const rows = new Map<string, number>();
  const codes = newNumberWriter();
  const sequences: number[][] = [];
  for (const { prepared, weak } of names) {
    if (prepared.unusable) {
      writeNumber(codes, unusable);
      continue;
    }
    const sequence = prepared.tokens.map((token) => ids.get(tokenKey(token))!);
    const key = sequence.join(' ');
    const row = rows.get(key);
    if (row !== undefined) {
      writeNumber(codes, backFrom + 2 * (rows.size - 1 - row) + (weak ? 1 : 0));
      continue;
    }
    writeNumber(codes, weak ? newWeakRow : newRow);
    rows.set(key, rows.size);
    sequences.push(sequence);
  }
  const offsets = new Uint32Array(sequences.length + 1);
  for (const [row, sequence] of sequences.entries()) offsets[row + 1] = offsets[row]! + sequence.length;
  return {
    rows: sequences.length,
    sections: {
      nameCodes: written(codes),
      rowLengths: packLengths(offsets),
      rowTokens: packIds(sequences.flat()),
      ...postingSections(sequences, ids.size),
    },
  };
}

function postingSections(sequences: readonly number[][], tokens: number): Sections {
  const lists = Array.from({ length: tokens }, (): number[] => []);
  for (const [row, sequence] of sequences.entries()) {
    for (const token of sequence) if (lists[token]!.at(-1) !== row) lists[token]!.push(row);
  }
  const into = newNumberWriter();
  const offsets = new Uint32Array(tokens + 1);
  for (const [token, list] of lists.entries()) {
    let last = 0;
    for (const row of list) {
      writeNumber(into, row - last);
      last = row;
    }
    offsets[token + 1] = into.length;
  }
  return { postingLengths: packLengths(offsets), postings: written(into) };
}

export function readNameRows(file: IndexFile, table: TokenTable): NameRows {
  const count = file.counts.rows!;
  const offsets = readOffsets(file.u8('rowLengths'), count);
  const tokens = readIds(file.u8or16('rowTokens'));
  const codes = file.u8('nameCodes');
  let names: NamesOfRows | null = null;
  const postingOffsets = readOffsets(file.u8('postingLengths'), table.count);
  const postings = file.u8('postings');
  for (let id = 0; id < table.count; id++) setPostings(table, id, postings, postingOffsets[id]!, postingOffsets[id + 1]!);
  return {
    count,
    offsets,
    tokens,
    names: () => {
      names ??= readNames(codes, file.counts.names!, count);
      return names;
    },
    postings,
  };
}

function readNames(codes: Uint8Array, names: number, rows: number): NamesOfRows {
  const rowOf = new Int32Array(names);
  const weak = new Uint8Array(names);
  const nameOffsets = new Uint32Array(rows + 1);
  let at = 0;
  let known = 0;
  for (let name = 0; name < names; name++) {
    let byte = codes[at++]!;
    let code = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = codes[at++]!;
      code |= (byte & 127) << shift;
    }
    const row = code === unusable ? -1 : code < unusable ? known++ : known - 1 - ((code - backFrom) >>> 1);
    weak[name] = code < unusable ? code : row < 0 ? 0 : (code - backFrom) & 1;
    rowOf[name] = row;
    if (row >= 0) nameOffsets[row + 1]!++;
  }
  for (let row = 0; row < rows; row++) nameOffsets[row + 1]! += nameOffsets[row]!;
  const next = nameOffsets.slice(0, rows);
  const list = new Uint32Array(nameOffsets[rows]!);
  for (let name = 0; name < names; name++) if (rowOf[name]! >= 0) list[next[rowOf[name]!]!++] = name;
  return { offsets: nameOffsets, list, weak };
}

/** Calls back for every row that holds a token. */
export function eachRowWith(rows: NameRows, table: TokenTable, token: number, each: (row: number) => void): void {
  const to = postingsEnd(table, token);
  let row = firstRowOf(table, token);
  each(row);
  for (let at = postingsAt(table, token); at < to; ) {
    let byte = rows.postings[at++]!;
    let step = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = rows.postings[at++]!;
      step |= (byte & 127) << shift;
    }
    row += step;
    each(row);
  }
}
