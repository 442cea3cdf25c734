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
