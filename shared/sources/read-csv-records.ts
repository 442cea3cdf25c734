import { pipeline, Readable } from 'node:stream';
import { CsvError, type Options, parse } from 'csv-parse';
import { decodeUtf8 } from './decode-utf8.ts';
import { ParseFault } from './parse-fault.ts';
import type { SourceFile } from './source-parser.ts';

const recordCharsMax = 1024 * 1024;

export interface CsvShape {
  delimiter: ',' | '\t' | ';';
  /** Cells the header must hold: one missing refuses the file. Null: the file has no header and `cells` names its columns. */
  required: readonly string[] | null;
  /** Columns by position, for files without a header. */
  cells?: readonly string[];
  onRecord: (row: Record<string, string>, line: number) => void;
  /** Told once of columns nobody asked about. */
  onHeader?: (columns: readonly string[]) => void;
}

/**
 * Streams a table row by row, strictly: a stray quote, a row of another width or a second header refuses the file, and the rows
 * must be as many as the lines, less the line breaks inside cells. (A relaxed reader loses rows to one stray quote.)
 */
export async function readCsvRecords(file: SourceFile, shape: CsvShape): Promise<number> {
  const options: Options = {
    delimiter: shape.delimiter,
    relax_column_count: true,
    max_record_size: recordCharsMax,
    skip_empty_lines: true,
  };
  const counts = { lines: 0, inner: 0, rows: 0 };
  // Errors of either side end the loop below; the pipeline only has to pass them on.
  const parser = pipeline(Readable.from(countedText(file, counts)), parse(options), () => {});
  let columns = shape.required === null ? (shape.cells ?? []) : null;
  try {
    for await (const row of parser as AsyncIterable<string[]>) {
      counts.rows += 1;
      for (const cell of row) counts.inner += breaks(cell);
      if (columns === null) columns = readHeader(row, shape);
      else shape.onRecord(named(row, columns, counts.rows + counts.inner), counts.rows);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new ParseFault('malformed_table', `the table breaks off or is misquoted near row ${counts.rows + 1}`);
  }
  if (counts.rows + counts.inner !== counts.lines) {
    throw new ParseFault(
      'lost_rows',
      `${counts.lines} lines gave ${counts.rows} rows and ${counts.inner} line breaks inside cells`,
    );
  }
  return shape.required === null ? counts.rows : counts.rows - 1;
}

async function* countedText(file: SourceFile, counts: { lines: number }): AsyncGenerator<string> {
  let tail = '';
  for await (const text of decodeUtf8(file.chunks())) {
    // Old files of the Treasury end with the end-of-file mark of CP/M.
    const clean = text.replaceAll('\u001a', '');
    if (clean === '') continue;
    const whole = tail + clean;
    counts.lines += linesIn(whole);
    // The last two characters after the last line end: enough to see that the next one closes something.
    tail = whole.slice(Math.max(whole.lastIndexOf('\n') + 1, whole.length - 2));
    yield clean;
  }
  if (tail.replace('\r', '') !== '') counts.lines += 1;
}

/** Line ends that close something: an empty line is no row. */
function linesIn(text: string): number {
  return text.match(/[^\r\n]\r?\n/g)?.length ?? 0;
}

function breaks(cell: string): number {
  // As its line stands in the file, behind a quote: a break right at the start closes something, too.
  return linesIn(`"${cell}`);
}

function readHeader(row: string[], shape: CsvShape): string[] {
  const columns = row.map((cell) => cell.trim());
  const missing = (shape.required ?? []).filter((name) => !columns.includes(name));
  if (missing.length > 0)
    throw new ParseFault('missing_column', `the header lacks ${missing.map((name) => `\`${name}\``).join(', ')}`);
  shape.onHeader?.(columns);
  return columns;
}

function named(row: string[], columns: readonly string[], line: number): Record<string, string> {
  if (row.length !== columns.length) {
    throw new ParseFault(
      'row_width',
      `the row near line ${line} has ${row.length} cells, the table has ${columns.length} columns`,
    );
  }
  if (row[0] === columns[0] && row.every((cell, i) => cell.trim() === columns[i])) {
    throw new ParseFault('second_header', `the header stands again near line ${line}: two downloads were joined`);
  }
  return Object.fromEntries(columns.map((name, i) => [name, row[i]!.trim()]));
}
