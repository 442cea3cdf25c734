import { catchFault } from '../parse-fault.ts';
import { readImportRows } from '../read-import-rows.ts';
import type { SourceParser } from '../source-parser.ts';
import { normalize } from './normalize.ts';

/** The import format: METI publishes the list as a document. */
export const parser: SourceParser = {
  version: 'jp-meti/1',
  parse: ([file], sink) => catchFault(() => readImportRows(file!, sink, (row) => sink.entry(normalize(row, sink)))),
};
