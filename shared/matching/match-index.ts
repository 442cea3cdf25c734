import type { ListEntry } from '../model/list-entry.ts';

/** A loaded, immutable index over list entries. */
export interface MatchIndex {
  entryCount: number;
  nameCount: number;
  /** The full entry, decoded on demand. */
  entry(id: string): ListEntry | null;
}
