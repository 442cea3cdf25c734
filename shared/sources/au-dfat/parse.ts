import { catchFault, ParseFault } from '../parse-fault.ts';
import { serialDate } from '../read-date.ts';
import { type Cell, readXlsxRows } from '../read-xlsx-rows.ts';
import type { ParseSink, ParseSummary, SourceFile, SourceParser } from '../source-parser.ts';
import { normalize } from './normalize.ts';

/** Columns every edition has. */
const required = [
  'Reference',
  'Name of Individual or Entity',
  'Type',
  'Name Type',
  'Date of Birth',
  'Place of Birth',
  'Citizenship',
  'Address',
  'Additional Information',
  'Listing Information',
  'Committees',
  'Control Date',
] as const;
/** Columns the newer edition adds. */
const added = [
  'Alias Strength',
  'IMO Number',
  'Instrument of Designation',
  'Targeted Financial Sanction',
  'Travel Ban',
  'Arms Embargo',
  'Maritime Restriction',
] as const;

/** One row of the worksheet by column name; empty cells are absent. */
export type AuRow = Partial<Record<(typeof required)[number] | (typeof added)[number], Cell>>;

/** The first worksheet, 12 or 19 columns: rows of names → parties. */
export const parser: SourceParser = {
  version: 'au-dfat/1',
  parse: ([file], sink) => catchFault(() => read(file!, sink)),
};

async function read(file: SourceFile, sink: ParseSink): Promise<ParseSummary> {
  let columns: Record<string, string> | null = null;
  const parties = new Map<string, AuRow[]>();
  const found = { records: 0, latest: null as string | null };
  await readXlsxRows(file, (cells, line) => {
    if (columns === null) {
      columns = readHeader(cells, sink);
      return;
    }
    const row = nameCells(cells, columns);
    // Formatted rows without a word stand below the list; they are told, so that the rows add up to those of the worksheet.
    if (!row['Name of Individual or Entity'] && !row.Reference) return sink.note('skipped_row', 'row');
    found.records += 1;
    const reference = row.Reference?.text.trim();
    const party = reference === undefined ? undefined : /^\d+/.exec(reference)?.[0];
    if (party === undefined) throw new ParseFault('missing_field', `row ${line} has no \`Reference\` that begins with a number`);
    const controlled = row['Control Date']?.numeric ? serialDate(row['Control Date'].text) : null;
    if (controlled !== null && controlled > (found.latest ?? '')) found.latest = controlled;
    const rows = parties.get(party);
    if (rows) rows.push(row);
    else parties.set(party, [row]);
  });
  for (const [party, rows] of parties) sink.entry(normalize(party, rows, sink));
  return { publishedAt: found.latest, declared: null, records: found.records, listsDeclared: null };
}

function readHeader(cells: Record<string, Cell>, sink: ParseSink): Record<string, string> {
  const columns = Object.fromEntries(Object.entries(cells).map(([column, cell]) => [column, cell.text]));
  const names = Object.values(columns);
  const missing = required.filter((name) => !names.includes(name));
  if (missing.length > 0)
    throw new ParseFault('missing_column', `the header lacks ${missing.map((name) => `\`${name}\``).join(', ')}`);
  for (const name of names) {
    if (!([...required, ...added] as string[]).includes(name)) sink.note('unknown_field', name.slice(0, 60));
  }
  return columns;
}

function nameCells(cells: Record<string, Cell>, columns: Record<string, string>): AuRow {
  const row: Record<string, Cell> = {};
  for (const [column, cell] of Object.entries(cells)) {
    const name = columns[column];
    if (name !== undefined) row[name] = cell;
  }
  return row;
}
