/** One difference between two versions of a source: an input to re-screening. */
export interface ListChange {
  kind: 'added' | 'removed' | 'changed';
  entryId: string;
  source: string;
  /** Changed fields by name (`names`, `addresses`, …); empty for added and removed. */
  fields: string[];
  before: string | null;
  after: string | null;
}

/** A change with the moment it came into force and the version that brought it; null where an older record does not say. */
export interface DatedChange extends ListChange {
  at: string;
  version: string | null;
}
