import type { ListChange } from '../model/list-change.ts';
import type { ListEntry } from '../model/list-entry.ts';
import { readLines } from './entry-artefact.ts';
import { fieldHashes, lineHash } from './entry-hash.ts';

/**
 * Differences of two normalized versions, by id and then by field: a new layout of the same facts is no change. `before` and
 * `after` are entry hashes. Entries are parsed only where their lines differ.
 */
export async function diffVersions(before: Uint8Array | null, after: Uint8Array): Promise<ListChange[]> {
  const hashes = new Map<string, string>();
  for await (const line of readLines(after)) hashes.set(idOf(line), lineHash(line));
  const changes: ListChange[] = [];
  const changed = new Map<string, { hash: string; fields: Record<string, string> }>();
  const kept = new Set<string>();
  if (before) {
    for await (const line of readLines(before)) {
      const id = idOf(line);
      const hash = lineHash(line);
      const next = hashes.get(id);
      if (next === undefined) changes.push(removed(JSON.parse(line) as ListEntry, hash));
      else if (next !== hash) changed.set(id, { hash, fields: fieldHashes(JSON.parse(line) as ListEntry) });
      else kept.add(id);
    }
  }
  for await (const line of readLines(after)) {
    const id = idOf(line);
    if (kept.has(id)) continue;
    const entry = JSON.parse(line) as ListEntry;
    changes.push(changeOf(entry, changed.get(id), hashes.get(id)!));
  }
  return changes;
}

function removed(entry: ListEntry, hash: string): ListChange {
  return { kind: 'removed', entryId: entry.id, source: entry.source, fields: [], before: hash, after: null };
}

function changeOf(entry: ListEntry, old: { hash: string; fields: Record<string, string> } | undefined, hash: string): ListChange {
  if (!old) return { kind: 'added', entryId: entry.id, source: entry.source, fields: [], before: null, after: hash };
  const fields = Object.entries(fieldHashes(entry)).flatMap(([field, digest]) => (old.fields[field] === digest ? [] : [field]));
  return { kind: 'changed', entryId: entry.id, source: entry.source, fields, before: old.hash, after: hash };
}

/** The id stands first in every line. */
function idOf(line: string): string {
  const end = line.indexOf('","source":');
  return JSON.parse(line.slice('{"id":'.length, end + 1)) as string;
}
