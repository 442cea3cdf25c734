import { hash } from 'node:crypto';
import { deflateSync, inflateSync } from 'fflate';
import type { ListEntry } from '../model/list-entry.ts';
import type { IndexFile, Sections } from './index-file.ts';
import { packLengths, readOffsets } from './packed-numbers.ts';

/** Entries a block: small blocks open fast, large ones pack better; 12 opens in about 0.1 ms. */
const blockEntries = 12;
/** Decoded blocks kept. */
const blocksKept = 512;

export interface EntryStore {
  at(ordinal: number): ListEntry;
  /** Bytes that the entries take of the index. */
  bytes: number;
  /** Ordinal of an id, or −1. */
  ordinalOf(id: string): number;
}

/** Entries, sorted by id, as deflated JSON blocks with random access by ordinal and by id. */
export function writeEntryStore(entries: readonly ListEntry[]): Sections {
  const blocks: Uint8Array[] = [];
  const firsts: string[] = [];
  for (let from = 0; from < entries.length; from += blockEntries) {
    const block = entries.slice(from, from + blockEntries);
    blocks.push(deflateSync(new TextEncoder().encode(JSON.stringify(block)), { level: 6 }));
    firsts.push(block[0]!.id);
  }
  const offsets = new Uint32Array(blocks.length + 1);
  for (const [at, block] of blocks.entries()) offsets[at + 1] = offsets[at]! + block.length;
  const packed = new Uint8Array(offsets[blocks.length]!);
  for (const [at, block] of blocks.entries()) packed.set(block, offsets[at]!);
  return {
    storeLengths: packLengths(offsets),
    storeBlocks: packed,
    storeFirsts: deflateSync(new TextEncoder().encode(JSON.stringify(firsts)), { level: 6 }),
  };
}

/** Opens blocks on demand and keeps the last ones. */
export function readEntryStore(file: IndexFile): EntryStore {
  const packed = file.u8('storeBlocks');
  const firsts = file.u8('storeFirsts');
  const count = file.counts.entries!;
  const offsets = readOffsets(file.u8('storeLengths'), Math.ceil(count / blockEntries));
  const open = new Map<number, ListEntry[]>();
  const read = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(inflateSync(bytes)));
  const at = (ordinal: number): ListEntry => {
    const block = Math.floor(ordinal / blockEntries);
    let entries = open.get(block);
    if (!entries) {
      entries = read(packed.subarray(offsets[block], offsets[block + 1])) as ListEntry[];
      if (open.size >= blocksKept) open.delete(open.keys().next().value!);
      open.set(block, entries);
    }
    return entries[ordinal % blockEntries]!;
  };
  let ids: string[] | null = null;
  const ordinalOf = (id: string): number => {
    ids ??= read(firsts) as string[];
    const block = lastNotAbove(ids, id);
    for (let ordinal = block * blockEntries; block >= 0 && ordinal < Math.min(count, (block + 1) * blockEntries); ordinal++) {
      if (at(ordinal).id === id) return ordinal;
    }
    return -1;
  };
  return { at, ordinalOf, bytes: packed.byteLength + firsts.byteLength + file.u8('storeLengths').byteLength };
}

/** Place of the last text that is not above another, in sorted texts; −1 when all are. */
function lastNotAbove(texts: readonly string[], text: string): number {
  let low = 0;
  let high = texts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (texts[middle]! <= text) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** 32 hex digits over everything the entry says; a suppression is bound to them and ends when the entry changes. */
export const contentHash = (entry: ListEntry): string => hash('sha256', JSON.stringify(entry)).slice(0, 32);
