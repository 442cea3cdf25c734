import type { ListEntry } from '../../model/list-entry.ts';
import { normalizeOfac } from '../normalize-ofac.ts';
import type { OfacRecord } from '../ofac-record.ts';
import type { ParseSink } from '../source-parser.ts';
import { source } from './source.ts';

/**
 * The file does not say which list a party is on; its programs do. First match wins, the stricter list first. A party on two
 * lists counts once here, under the stricter, with the programs of both.
 */
const listOfProgram: readonly [RegExp, string][] = [
  [/^FSE-/, 'us-ofac-fse'],
  [/^(HKAA|CAATSA - RUSSIA|BURMA-EO14014|ILLICIT-DRUGS-EO14059|BELARUS-EO14038)$/, 'us-ofac-mbs'],
  [/^(UKRAINE-EO13662|VENEZUELA-EO13850)$/, 'us-ofac-ssi'],
  [/^561-/, 'us-ofac-cap'],
  [/^CMIC-/, 'us-ofac-cmic'],
  [/^NS-PLC$/, 'us-ofac-plc'],
  // Directives 1A to 4 under E.O. 14024 restrict dealings without blocking.
  [/^RUSSIA-EO14024$/, 'us-ofac-mbs'],
];

/** A party → entry under the list its programs put it on. */
export function normalize(record: OfacRecord, sink: ParseSink): ListEntry {
  const id = listOfProgram.find(([pattern]) => record.programs.some((program) => pattern.test(program)))?.[1];
  if (id === undefined) sink.note('unknown_list', 'sdnEntry/programList');
  const list = source.lists.find((one) => one.id === (id ?? 'us-ofac-mbs'))!;
  return normalizeOfac(record, { list: list.id, via: source.id, effect: list.effect, url: source.homepage }, sink);
}
