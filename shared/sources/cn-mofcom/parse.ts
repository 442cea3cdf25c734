import { catchFault } from '../parse-fault.ts';
import { readImportRows } from '../read-import-rows.ts';
import type { SourceParser } from '../source-parser.ts';
import { normalize } from './normalize.ts';

/** The import format: announcements are documents, not files. */
export const parser: SourceParser = {
  version: 'cn-mofcom/1',
  parse: ([file], sink) => catchFault(() => readImportRows(file!, sink, (row) => sink.entry(normalize(row, sink)))),
};
