import type { ListEntry } from '../model/list-entry.ts';
import { catchFault, ParseFault } from './parse-fault.ts';
import type { SourceParser } from './source-parser.ts';

/** A sample file: facts of a few dozen entries in our own format, with where and when they were read. */
export interface Sample {
  source: string;
  /** Publication date of the official file the facts were taken from. */
  publishedAt: string;
  note: string;
  entries?: ListEntry[];
  /** Instead of entries, the table of a source of kind `law`. */
  table?: unknown;
}

/** Reads the embedded sample. What comes of it is always of provenance `sample` and never clears an order. */
export const sampleParser: SourceParser = {
  version: 'sample/1',
  parse: ([file], sink) =>
    catchFault(async () => {
      const parts: Uint8Array[] = [];
      for await (const chunk of file!.chunks()) parts.push(chunk);
      const sample = JSON.parse(Buffer.concat(parts).toString('utf8')) as Sample;
      if (sample.entries === undefined && sample.table === undefined) throw new ParseFault('bad_field', 'the sample is empty');
      for (const entry of sample.entries ?? []) sink.entry(entry);
      if (sample.table !== undefined) sink.table(sample.table);
      return { publishedAt: sample.publishedAt, declared: null, records: sample.entries?.length ?? 0, listsDeclared: null };
    }),
};
