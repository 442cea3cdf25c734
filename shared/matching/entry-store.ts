import { hash } from 'node:crypto';
import { deflateSync, inflateSync } from 'fflate';
import type { ListEntry } from '../model/list-entry.ts';
import { hashText, tableSize } from './hash-text.ts';
import type { IndexFile } from './index-file.ts';

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

/** Entries as deflated JSON blocks with random access by ordinal and by id. */
export function writeEntryStore(entries: readonly ListEntry[]): Record<string, Uint8Array | Uint32Array> {
  const blocks: Uint8Array[] = [];
  for (let from = 0; from < entries.length; from += blockEntries) {
    const block = entries.slice(from, from + blockEntries);
    blocks.push(deflateSync(new TextEncoder().encode(JSON.stringify(block)), { level: 6 }));
  }
  const offsets = new Uint32Array(blocks.length + 1);
  for (const [at, block] of blocks.entries()) offsets[at + 1] = offsets[at]! + block.length;
  const packed = new Uint8Array(offsets[blocks.length]!);
  for (const [at, block] of blocks.entries()) packed.set(block, offsets[at]!);
  const ids = new Uint32Array(tableSize(entries.length));
  for (const [ordinal, entry] of entries.entries()) {
    let slot = hashText(entry.id) & (ids.length - 1);
    while (ids[slot] !== 0) slot = (slot + 1) & (ids.length - 1);
    ids[slot] = ordinal + 1;
  }
  return { storeOffsets: offsets, storeBlocks: packed, storeIds: ids };
}

/** Opens blocks on demand and keeps the last ones. */
export function readEntryStore(file: IndexFile): EntryStore {
  const offsets = file.u32('storeOffsets');
  const packed = file.u8('storeBlocks');
  const ids = file.u32('storeIds');
  const open = new Map<number, ListEntry[]>();
  const at = (ordinal: number): ListEntry => {
    const block = Math.floor(ordinal / blockEntries);
    let entries = open.get(block);
    if (!entries) {
      entries = JSON.parse(
        new TextDecoder().decode(inflateSync(packed.subarray(offsets[block], offsets[block + 1]))),
      ) as ListEntry[];
      if (open.size >= blocksKept) open.delete(open.keys().next().value!);
      open.set(block, entries);
    }
    return entries[ordinal % blockEntries]!;
  };
  const ordinalOf = (id: string): number => {
    let slot = hashText(id) & (ids.length - 1);
    while (ids[slot] !== 0) {
      const ordinal = ids[slot]! - 1;
      if (at(ordinal).id === id) return ordinal;
      slot = (slot + 1) & (ids.length - 1);
    }
    return -1;
  };
  return { at, ordinalOf, bytes: packed.byteLength + offsets.byteLength + ids.byteLength };
}

/** 32 hex digits over everything the entry says; a suppression is bound to them and ends when the entry changes. */
export const contentHash = (entry: ListEntry): string => hash('sha256', JSON.stringify(entry)).slice(0, 32);
