import { own } from '../../model/own.ts';
import type { OfacRecord } from '../ofac-record.ts';
import { catchFault, ParseFault } from '../parse-fault.ts';
import { readCsvRecords } from '../read-csv-records.ts';
import { readOfacRemarks } from '../read-ofac-remarks.ts';
import type { ParseSink, ParseSummary, SourceFile, SourceParser } from '../source-parser.ts';
import { normalize } from './normalize.ts';

// The files have no header; `-0-` stands for nothing.
const columns = {
  'sdn.csv': [
    'uid',
    'name',
    'type',
    'programs',
    'title',
    'callSign',
    'vesselType',
    'tonnage',
    'grossTonnage',
    'flag',
    'owner',
    'remarks',
  ],
  'alt.csv': ['uid', 'altId', 'kind', 'name', 'remarks'],
  'add.csv': ['uid', 'addId', 'address', 'place', 'country', 'remarks'],
  'sdn_comments.csv': ['uid', 'remarks'],
} as const;
const types: Record<string, string> = { individual: 'Individual', vessel: 'Vessel', aircraft: 'Aircraft' };

/** OFAC's older four files: parties, aliases, addresses, and the continuation of remarks cut at 1,000 characters. */
export const parser: SourceParser = {
  version: 'us-ofac-sdn-csv/2',
  parse: (files, sink) => catchFault(() => read(files, sink)),
};

type Rows = Map<string, Record<string, string | null>[]>;

async function read(files: readonly SourceFile[], sink: ParseSink): Promise<ParseSummary> {
  const aliases = await byParty(files, 'alt.csv');
  const addresses = await byParty(files, 'add.csv');
  const comments = await byParty(files, 'sdn_comments.csv');
  let records = 0;
  await eachRow(files, 'sdn.csv', (row) => {
    records += 1;
    const uid = row.uid ?? '';
    sink.entry(normalize(recordOf(row, aliases.get(uid) ?? [], addresses.get(uid) ?? [], comments.get(uid) ?? []), sink));
  });
  return { publishedAt: null, declared: null, records, listsDeclared: null };
}

async function byParty(files: readonly SourceFile[], name: keyof typeof columns): Promise<Rows> {
  const rows: Rows = new Map();
  await eachRow(files, name, (row) => {
    const uid = row.uid ?? '';
    const known = rows.get(uid);
    if (known) known.push(row);
    else rows.set(uid, [row]);
  });
  return rows;
}

async function eachRow(
  files: readonly SourceFile[],
  name: keyof typeof columns,
  onRow: (row: Record<string, string | null>) => void,
): Promise<void> {
  const file = files.find((one) => one.name === name);
  if (!file) throw new ParseFault('missing_file', `\`${name}\` is missing`);
  await readCsvRecords(file, {
    delimiter: ',',
    required: null,
    cells: columns[name],
    onRecord: (row) =>
      onRow(Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, cell === '-0-' || cell === '' ? null : cell]))),
  });
}

type Row = Record<string, string | null>;

function recordOf(row: Row, aliases: Row[], addresses: Row[], comments: Row[]): OfacRecord {
  if (!row.uid || !row.name) throw new ParseFault('missing_field', 'a row of `sdn.csv` has no number or no name');
  const type = own(types, row.type ?? '') ?? 'Entity';
  const { weakAliases, ...facts } = readOfacRemarks(
    [row.remarks, ...comments.map((comment) => comment.remarks)].filter(Boolean).join(''),
  );
  const vessel = {
    type: row.vesselType ?? null,
    flag: row.flag ?? null,
    owner: row.owner ?? null,
    tonnage: row.grossTonnage ?? row.tonnage ?? null,
    callSign: row.callSign ?? null,
  };
  return {
    uid: row.uid,
    ...nameOf(row.name, type),
    type,
    title: row.title ?? null,
    programs: (row.programs ?? '')
      .split(/\] ?\[/)
      .map((program) => program.replace(/[[\]]/g, '').trim())
      .filter(Boolean),
    aliases: [
      ...aliases.flatMap((alias) => (alias.name ? [{ kind: kindOf(alias.kind), weak: false, ...nameOf(alias.name, type) }] : [])),
      ...weakAliases.map((name) => ({ kind: 'a.k.a.', weak: true, ...nameOf(name, type) })),
    ],
    addresses: addresses.map(({ address, place, country }) => ({
      lines: [address ?? null],
      city: place ?? null,
      region: null,
      postalCode: null,
      country: country ?? null,
    })),
    vessel: type === 'Vessel' ? vessel : null,
    ...facts,
  };
}

function kindOf(kind: string | null | undefined): string {
  return kind === 'fka' ? 'f.k.a.' : 'a.k.a.';
}

/** Persons stand as `LAST, First`. */
function nameOf(text: string, type: string): { firstName: string | null; lastName: string } {
  const cut = type === 'Individual' ? text.indexOf(', ') : -1;
  return cut < 0 ? { firstName: null, lastName: text } : { firstName: text.slice(cut + 2), lastName: text.slice(0, cut) };
}
