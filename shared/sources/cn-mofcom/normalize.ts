import type { ListEntry } from '../../model/list-entry.ts';
import { normalizeImportRow } from '../normalize-import-row.ts';
import type { ImportRow } from '../read-import-rows.ts';
import type { ParseSink } from '../source-parser.ts';
import { source } from './source.ts';

const list = { id: source.id, effect: source.lists[0]!.effect, homepage: source.homepage };

/** Every row is on one of the three lists of the Export Control Law (Articles 18 and 44) and the Unreliable Entity provisions; the programme says which. */
export const normalize = (row: ImportRow, sink: ParseSink): ListEntry => normalizeImportRow(row, list, sink);
