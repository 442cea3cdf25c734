import type { ListEntry } from '../model/list-entry.ts';
import { addressKey } from './address-key.ts';
import { hashText, tableSize } from './hash-text.ts';
import { identifierKey } from './identifier-key.ts';
import type { IndexFile } from './index-file.ts';

/** Exact keys (identifiers, e-mail domains, full addresses) → entries; a bucket is a hint, the entry itself is the proof. */
export interface IdentifierIndex {
  offsets: Uint32Array;
  entries: Uint32Array;
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

export function writeIdentifierIndex(entries: readonly ListEntry[]): Record<string, Uint32Array> {
  const keys: [number, number][] = [];
  for (const [ordinal, entry] of entries.entries()) for (const key of exactKeysOf(entry)) keys.push([hashText(key), ordinal]);
  const size = tableSize(keys.length) / 2;
  const offsets = new Uint32Array(size + 1);
  for (const [hash] of keys) offsets[(hash & (size - 1)) + 1]!++;
  for (let at = 0; at < size; at++) offsets[at + 1]! += offsets[at]!;
  const next = offsets.slice(0, size);
  const out = new Uint32Array(keys.length);
  for (const [hash, ordinal] of keys) out[next[hash & (size - 1)]!++] = ordinal;
  return { keyOffsets: offsets, keyEntries: out };
}

export const readIdentifierIndex = (file: IndexFile): IdentifierIndex => ({
  offsets: file.u32('keyOffsets'),
  entries: file.u32('keyEntries'),
});

/** Ordinals of entries that may carry the key, each once. */
export function entriesWithKey(index: IdentifierIndex, key: string): number[] {
  const bucket = hashText(key) & (index.offsets.length - 2);
  return [...new Set(index.entries.subarray(index.offsets[bucket], index.offsets[bucket + 1]))];
}
