import { catchFault } from '../parse-fault.ts';
import { readOfacXml } from '../read-ofac-xml.ts';
import type { SourceParser } from '../source-parser.ts';
import { normalize } from './normalize.ts';

/** OFAC’s non-SDN parties in the layout of `SDN.XML`. */
export const parser: SourceParser = {
  version: 'us-ofac-cons/2',
  parse: ([file], sink) => catchFault(() => readOfacXml(file!, sink, (record) => sink.entry(normalize(record, sink)))),
};
