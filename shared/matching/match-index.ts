import type { ListEntry } from '../model/list-entry.ts';
import type { IndexCore } from './index-core.ts';

/** A loaded, immutable index over list entries. */
export interface MatchIndex {
  entryCount: number;
  nameCount: number;
  /** The full entry, decoded on demand. */
  entry(id: string): ListEntry | null;
  /** Typed views and scratch memory of the search; nobody outside `matching/` looks in. */
  readonly core: IndexCore;
}
