import type { ListEntry } from '../model/list-entry.ts';

/**
 * One entry per id over all sources. When two files hold the same entry (the Consolidated Screening List repeats OFAC's),
 * the list's own file wins, because it tells weak aliases and keeps more; an entry only one file holds stays. Sorted by id, so
 * that the same versions give the same index.
 */
export function mergeEntries(entries: Iterable<ListEntry>): ListEntry[] {
  const byId = new Map<string, ListEntry>();
  for (const entry of entries) {
    const held = byId.get(entry.id);
    if (!held || rank(entry) < rank(held) || (rank(entry) === rank(held) && entry.via < held.via)) byId.set(entry.id, entry);
  }
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** 0 the list's own file, 1 a file of the same publisher (`us-ofac-cons` for `us-ofac-ssi`), 2 a consolidation by others. */
function rank(entry: ListEntry): number {
  if (entry.via === entry.source) return 0;
  return publisher(entry.via) === publisher(entry.source) ? 1 : 2;
}

function publisher(id: string): string {
  return id.split('-').slice(0, 2).join('-');
}
