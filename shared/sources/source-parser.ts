import type { ListEntry } from '../model/list-entry.ts';
import type { Result } from '../model/result.ts';

/** One downloaded file, read in slices so that a large one is never a string at once. */
export interface SourceFile {
  name: string;
  bytes: number;
  /** Edition the origin named for the file, when it is addressed by edition. */
  edition?: string;
  chunks: () => AsyncIterable<Uint8Array>;
}

/** Something odd that does not stop the run: unknown fields, unreadable dates. Never holds a listed value. */
export interface ParseNote {
  code:
    | 'unknown_field'
    | 'unknown_type'
    | 'unknown_list'
    | 'unreadable_date'
    | 'unknown_country'
    | 'skipped_row'
    | 'weak_indexing';
  /** Path of the field, for example `sdnEntry/idList/id/issuer`. */
  at: string;
  count: number;
}

/** Receives what a parser finds. */
export interface ParseSink {
  entry(entry: ListEntry): void;
  /** The table of a source of kind `law`: plain JSON. Called once. */
  table(table: unknown): void;
  note(code: ParseNote['code'], at: string): void;
}

export interface ParseSummary {
  /** ISO date or instant the file itself declares; null when it declares none. */
  publishedAt: string | null;
  /** Number of records the file itself declares; null when it declares none. */
  declared: number | null;
  /** Records read, before any was left out as delisted. */
  records: number;
  /** Lists the file names as contained, whether or not it holds entries of them; null when it does not say. */
  listsDeclared: string[] | null;
}

/** Official bytes → entries. Strict: a field that must be there and is not refuses the file. */
export interface SourceParser {
  /** Raised whenever the same bytes give other entries. */
  version: string;
  parse(files: readonly SourceFile[], sink: ParseSink): Promise<Result<ParseSummary>>;
}
