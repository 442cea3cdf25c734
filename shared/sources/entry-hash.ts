import { hash } from 'node:crypto';
import type { ListEntry } from '../model/list-entry.ts';

/** 32 hex digits over an entry's line in an artefact, which is everything the entry says: the same text, the same hash. */
export const lineHash = (line: string): string => hash('sha256', line).slice(0, 32);

/** 16 hex digits of each field: tells which fields changed. */
export function fieldHashes(entry: ListEntry): Record<string, string> {
  const hashes: Record<string, string> = {};
  for (const [field, value] of Object.entries(entry)) hashes[field] = hash('sha256', JSON.stringify(value)).slice(0, 16);
  return hashes;
}
