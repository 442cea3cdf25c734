import type { ListEntry } from '../model/list-entry.ts';
import { addressKey } from './address-key.ts';
import { hashText, tableSize } from './hash-text.ts';
import { identifierKey } from './identifier-key.ts';
import type { IndexFile, Sections } from './index-file.ts';
import { packIds, packLengths, readIds, readOffsets } from './packed-numbers.ts';

/** Exact keys (identifiers, e-mail domains, full addresses) → entries; a bucket is a hint, the entry itself is the proof. */
export interface IdentifierIndex {
  offsets: Uint32Array;
  entries: Uint16Array | Uint32Array;
  /** Eight further bits of the key's hash. */
  tags: Uint8Array;
}

/** Keys an entry is found under. */
export function exactKeysOf(entry: ListEntry): string[] {
  const keys = new Set<string>();
  for (const identifier of entry.identifiers) {
    const key = identifierKey(identifier);
    if (key) keys.add(`${key.group}:${key.value}`);
  }
  for (const address of entry.addresses) {
    const key = addressKey(address);
    if (key) keys.add(`address:${key}`);
  }
  return [...keys];
}

export function writeIdentifierIndex(entries: readonly ListEntry[]): { keys: number; sections: Sections } {
  const keys: [number, number][] = [];
  for (const [ordinal, entry] of entries.entries()) for (const key of exactKeysOf(entry)) keys.push([hashText(key), ordinal]);
  const size = bucketsFor(keys.length);
  const offsets = new Uint32Array(size + 1);
  for (const [hash] of keys) offsets[(hash & (size - 1)) + 1]!++;
  for (let at = 0; at < size; at++) offsets[at + 1]! += offsets[at]!;
  const next = offsets.slice(0, size);
  const out = new Uint32Array(keys.length);
  const tags = new Uint8Array(keys.length);
  for (const [hash, ordinal] of keys) {
    const at = next[hash & (size - 1)]!++;
    out[at] = ordinal;
    tags[at] = hash >>> 24;
  }
  return { keys: keys.length, sections: { keyBuckets: packLengths(offsets), keyEntries: packIds(out), keyTags: tags } };
}

const bucketsFor = (keys: number): number => tableSize(keys) / 2;

export const readIdentifierIndex = (file: IndexFile): IdentifierIndex => ({
  offsets: readOffsets(file.u8('keyBuckets'), bucketsFor(file.counts.keys!)),
  entries: readIds(file.u8or16('keyEntries')),
  tags: file.u8('keyTags'),
});

/** Ordinals of entries that may carry the key, each once. */
export function entriesWithKey(index: IdentifierIndex, key: string): number[] {
  const hash = hashText(key);
  const bucket = hash & (index.offsets.length - 2);
  const found = new Set<number>();
  for (let at = index.offsets[bucket]!; at < index.offsets[bucket + 1]!; at++) {
    if (index.tags[at] === hash >>> 24) found.add(index.entries[at]!);
  }
  return [...found];
}
