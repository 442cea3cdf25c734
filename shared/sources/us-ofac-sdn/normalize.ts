import type { ListEntry } from '../../model/list-entry.ts';
import { normalizeOfac } from '../normalize-ofac.ts';
import type { OfacRecord } from '../ofac-record.ts';
import type { ParseSink } from '../source-parser.ts';

const list = {
  list: 'us-ofac-sdn',
  via: 'us-ofac-sdn',
  effect: 'blocking',
  url: 'https://sanctionslist.ofac.treas.gov/Home/SdnList',
} as const;

/** Every row of the file is on the one list. */
export const normalize = (record: OfacRecord, sink: ParseSink): ListEntry => normalizeOfac(record, list, sink);
