import { catchFault } from '../parse-fault.ts';
import { readJsonArray } from '../read-json-array.ts';
import { readLines } from '../read-lines.ts';
import type { ParseSink, ParseSummary, SourceFile, SourceParser } from '../source-parser.ts';
import { normalize } from './normalize.ts';
import type { OwnEntry } from './own-entry.ts';
import { readCsvEntries } from './read-csv-entries.ts';
import { readEntry } from './read-entry.ts';
import type { OwnFormat } from './source.ts';

type Reader = (file: SourceFile, onEntry: (entry: OwnEntry, at: string) => void) => Promise<number>;

const readers: Record<OwnFormat, Reader> = {
  json: (file, onEntry) => readJsonArray(file, (record, i) => onEntry(readEntry(record, `/${i}`), `/${i}`)),
  ndjson: (file, onEntry) => readLines(file, (record, i) => onEntry(readEntry(record, `/${i}`), `/${i}`)),
  csv: readCsvEntries,
};

/** Parser of one own list in one wire format. A fault names its entry by JSON Pointer; nothing of a faulty list is taken. */
export function ownParser(list: string, format: OwnFormat): SourceParser {
  return {
    version: 'own/1',
    parse: ([file], sink) => catchFault(() => read(list, readers[format], file!, sink)),
  };
}

async function read(list: string, reader: Reader, file: SourceFile, sink: ParseSink): Promise<ParseSummary> {
  const records = await reader(file, (entry, at) => sink.entry(normalize(entry, list, at)));
  return { publishedAt: null, declared: null, records, listsDeclared: null };
}
