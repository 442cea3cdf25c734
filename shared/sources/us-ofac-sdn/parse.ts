import { catchFault } from '../parse-fault.ts';
import { readOfacXml } from '../read-ofac-xml.ts';
import type { SourceParser } from '../source-parser.ts';
import { normalize } from './normalize.ts';

/** `SDN.XML` (31 CFR chapter V). */
export const parser: SourceParser = {
  version: 'us-ofac-sdn/2',
  parse: ([file], sink) => catchFault(() => readOfacXml(file!, sink, (record) => sink.entry(normalize(record, sink)))),
};
