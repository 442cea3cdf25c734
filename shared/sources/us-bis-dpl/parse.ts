import { catchFault } from '../parse-fault.ts';
import { readCsvRecords } from '../read-csv-records.ts';
import { isPlausibleYear, readDate } from '../read-date.ts';
import type { ParseSink, ParseSummary, SourceFile, SourceParser } from '../source-parser.ts';
import { normalizer } from './normalize.ts';

/** Header of `dpl.txt`. */
export const columns = [
  'Name',
  'Street_Address',
  'City',
  'State',
  'Country',
  'Postal_Code',
  'Effective_Date',
  'Expiration_Date',
  'Standard_Order',
  'Last_Update',
  'Action',
  'FR_Citation',
] as const;

/** One row of `dpl.txt`. */
export type DplRow = Record<(typeof columns)[number], string>;

/** Denied persons, one row for each address (15 CFR 764.3(a)(2)). */
export const parser: SourceParser = {
  version: 'us-bis-dpl/1',
  parse: ([file], sink) => catchFault(() => read(file!, sink)),
};

async function read(file: SourceFile, sink: ParseSink): Promise<ParseSummary> {
  const normalize = normalizer(sink);
  let latest: string | null = null;
  const records = await readCsvRecords(file, {
    delimiter: '\t',
    required: columns,
    onHeader: (found) => {
      for (const name of found) if (!(columns as readonly string[]).includes(name)) sink.note('unknown_field', name.slice(0, 60));
    },
    onRecord: (row) => {
      // The file carries no date of its own: the newest change in it is the best there is. Misprinted years (3033) are passed over.
      const updated = readDate(row.Last_Update!);
      if (updated !== null && isPlausibleYear(updated) && updated > (latest ?? '')) latest = updated;
      sink.entry(normalize(row as DplRow));
    },
  });
  return { publishedAt: latest, declared: null, records, listsDeclared: null };
}
