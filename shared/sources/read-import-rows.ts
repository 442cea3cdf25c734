import type { JsonFields } from './json-fields.ts';
import { readJson } from './json-fields.ts';
import { readJsonArray } from './read-json-array.ts';
import type { ParseSink, ParseSummary, SourceFile } from './source-parser.ts';

/**
 * A row of the import format for lists that are published as documents only (`jp-meti`, `cn-mofcom`): a JSON array of
 * `{ id, entity_name, aliases[], addresses[], entity_type, list_id, source_list_name, reason, date_added, last_verified, source_url }`.
 */
export interface ImportRow {
  id: string;
  /** Null where the document's columns ran together: the name then stands in the address, behind the country. */
  name: string | null;
  aliases: string[];
  addresses: string[];
  type: string | null;
  listId: string | null;
  listName: string | null;
  reason: string | null;
  added: string | null;
  verified: string | null;
  url: string | null;
}

/** Reads the whole import file; its newest `last_verified` is its date. */
export async function readImportRows(file: SourceFile, sink: ParseSink, onRow: (row: ImportRow) => void): Promise<ParseSummary> {
  let latest: string | null = null;
  const seen = new Map<string, number>();
  const records = await readJsonArray(file, (record) => {
    const row = readJson(record, 'entry', sink, readRow);
    if (row.verified !== null && row.verified > (latest ?? '')) latest = row.verified;
    // Numbers of an announcement are sometimes given twice: the second party of a number is told apart by a suffix.
    const count = (seen.get(row.id) ?? 0) + 1;
    seen.set(row.id, count);
    onRow(count === 1 ? row : { ...row, id: `${row.id}~${count}` });
  });
  return { publishedAt: latest, declared: null, records, listsDeclared: null };
}

function readRow(fields: JsonFields): ImportRow {
  fields.ignore('country');
  return {
    id: fields.required('id'),
    name: fields.text('entity_name'),
    aliases: fields.texts('aliases'),
    addresses: fields.texts('addresses'),
    type: fields.text('entity_type'),
    listId: fields.text('list_id'),
    listName: fields.text('source_list_name'),
    reason: fields.text('reason'),
    added: fields.text('date_added'),
    verified: fields.text('last_verified'),
    url: fields.text('source_url'),
  };
}
