import type { ListEntry } from '../../model/list-entry.ts';
import { normalizeImportRow } from '../normalize-import-row.ts';
import type { ImportRow } from '../read-import-rows.ts';
import type { ParseSink } from '../source-parser.ts';
import { source } from './source.ts';

const list = { id: source.id, effect: source.lists[0]!.effect, homepage: source.homepage };

/** Every row is on the Foreign End User List (catch-all controls of the Foreign Exchange and Foreign Trade Act). */
export const normalize = (row: ImportRow, sink: ParseSink): ListEntry => normalizeImportRow(row, list, sink);
