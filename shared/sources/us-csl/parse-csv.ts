import { identifierType } from '../identifier-type.ts';
import { catchFault } from '../parse-fault.ts';
import type { RawAddress } from '../published-address.ts';
import { readCsvRecords } from '../read-csv-records.ts';
import type { ParseSink, ParseSummary, SourceFile, SourceParser } from '../source-parser.ts';
import type { CslRow } from './csl-row.ts';
import { normalizer } from './normalize.ts';

// The table has 29 columns, 28 where `_id` was left out. All but the id must be there.
const columns = [
  'source',
  'entity_number',
  'type',
  'programs',
  'name',
  'title',
  'addresses',
  'federal_register_notice',
  'start_date',
  'end_date',
  'standard_order',
  'license_requirement',
  'license_policy',
  'call_sign',
  'vessel_type',
  'gross_tonnage',
  'gross_registered_tonnage',
  'vessel_flag',
  'vessel_owner',
  'remarks',
  'source_list_url',
  'alt_names',
  'citizenships',
  'dates_of_birth',
  'nationalities',
  'places_of_birth',
  'source_information_url',
  'ids',
] as const;

/** `consolidated.csv`: the same rows as the JSON file, several values of a cell separated by semicolons. */
export const parser: SourceParser = {
  version: 'us-csl-csv/2',
  parse: ([file], sink) => catchFault(() => read(file!, sink)),
};

async function read(file: SourceFile, sink: ParseSink): Promise<ParseSummary> {
  const normalize = normalizer(sink);
  const seen = new Map<string, number>();
  const rows = new Map<string, { name: string; count: number }>();
  const records = await readCsvRecords(file, {
    delimiter: ',',
    required: columns,
    onHeader: (found) => {
      for (const name of found)
        if (name !== '_id' && !(columns as readonly string[]).includes(name)) sink.note('unknown_field', name.slice(0, 60));
    },
    onRecord: (cells) => sink.entry(normalize(apart(rowOf(cells, seen), rows))),
  });
  return { publishedAt: null, declared: null, records, listsDeclared: null };
}

function rowOf(cells: Record<string, string>, seen: Map<string, number>): CslRow {
  const text = (name: string) => cells[name]?.replace(/\s+/g, ' ').trim() || null;
  const source = text('source') ?? '';
  const name = text('name') ?? '';
  return {
    id: text('_id') ?? text('entity_number') ?? numbered(`${source}|${name}`, seen),
    source,
    name,
    aliases: several(cells.alt_names),
    type: text('type'),
    title: text('title'),
    country: null,
    addresses: several(cells.addresses).map(address),
    programs: several(cells.programs),
    ids: several(cells.ids).map(identifier),
    births: several(cells.dates_of_birth),
    birthPlaces: several(cells.places_of_birth),
    nationalities: [...several(cells.nationalities), ...several(cells.citizenships)],
    federalRegister: text('federal_register_notice'),
    startDate: text('start_date'),
    endDate: text('end_date'),
    standardOrder: text('standard_order'),
    licenseRequirement: text('license_requirement'),
    licensePolicy: text('license_policy'),
    remarks: text('remarks'),
    url: text('source_list_url'),
    vessel: {
      callSign: text('call_sign'),
      type: text('vessel_type'),
      flag: text('vessel_flag'),
      owner: text('vessel_owner'),
      tonnage: text('gross_registered_tonnage') ?? text('gross_tonnage'),
    },
  };
}

/** A bank stood twice under one number, once for each kind of account: a second row of the same name is numbered, of another a conflict. */
function apart(row: CslRow, rows: Map<string, { name: string; count: number }>): CslRow {
  const key = `${row.source}|${row.id}`;
  const known = rows.get(key);
  if (known?.name !== row.name) {
    if (!known) rows.set(key, { name: row.name, count: 1 });
    return row;
  }
  known.count += 1;
  return { ...row, id: `${row.id}-${known.count}` };
}

/** Rows without any id of their own are told apart by list, name and order. */
function numbered(key: string, seen: Map<string, number>): string {
  const count = (seen.get(key) ?? 0) + 1;
  seen.set(key, count);
  const slug = key
    .split('|')[1]!
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-');
  return count === 1 ? slug : `${slug}-${count}`;
}

function several(cell: string | undefined): string[] {
  return (cell ?? '')
    .split(/;\s*/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** The country code stands last; what is before it cannot be told apart with certainty and stays one line. */
function address(text: string): RawAddress {
  const cut = /^(?:(.*), )?([A-Z]{2})$/.exec(text);
  return { lines: [cut ? (cut[1] ?? null) : text], city: null, region: null, postalCode: null, country: cut?.[2] ?? null };
}

/** `number, type` behind optional country and dates in older files, `type, number, country` in newer ones. */
function identifier(text: string): CslRow['ids'][number] {
  const parts = text.split(', ').filter((part) => !/^\d{4}-\d{2}-\d{2}$/.test(part));
  const country = parts.find((part) => /^[A-Z]{2}$/.test(part)) ?? null;
  const rest = parts.filter((part) => part !== country);
  const typeLast = rest.length > 1 && identifierType(rest.at(-1)!) !== 'other';
  const type = typeLast ? rest.pop()! : (rest.shift() ?? '');
  return { type, number: rest.join(', '), country };
}
