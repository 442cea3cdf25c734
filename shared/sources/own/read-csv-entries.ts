import { ParseFault } from '../parse-fault.ts';
import { readCsvRecords } from '../read-csv-records.ts';
import type { SourceFile } from '../source-parser.ts';
import type { OwnEntry } from './own-entry.ts';

// Columns in any order; only `id` and `name` must be there. Several values of a cell are separated by `|`, an identifier is
// `type:value` or `type:value:country`, an alias may end with its strength, `Old Name (former)`.
const columns = [
  'id',
  'name',
  'type',
  'effect',
  'aliases',
  'address',
  'city',
  'region',
  'postalCode',
  'country',
  'identifiers',
  'datesOfBirth',
  'nationalities',
  'programs',
  'note',
];

/** Reads an own list as a table with a header. */
export function readCsvEntries(file: SourceFile, onEntry: (entry: OwnEntry, at: string) => void): Promise<number> {
  return readCsvRecords(file, {
    delimiter: ',',
    required: ['id', 'name'],
    onHeader: (found) => {
      const unknown = found.filter((name) => !columns.includes(name));
      if (unknown.length > 0)
        throw new ParseFault(
          'unknown_column',
          `the header has unknown columns: ${unknown.map((name) => `\`${name.slice(0, 40)}\``).join(', ')}`,
        );
    },
    onRecord: (row, line) => onEntry(entryOf(row, `/${line - 2}`), `/${line - 2}`),
  });
}

function entryOf(row: Record<string, string>, at: string): OwnEntry {
  for (const name of ['id', 'name'])
    if (!row[name]) throw new ParseFault('missing_field', `\`${name}\` is empty`, `${at}/${name}`);
  const address = {
    lines: several(row.address),
    city: row.city || null,
    region: row.region || null,
    postalCode: row.postalCode || null,
    country: row.country || null,
  };
  const placed = address.lines.length > 0 || address.city || address.region || address.postalCode || address.country;
  return {
    id: row.id!,
    name: row.name!,
    type: row.type || 'unknown',
    aliases: several(row.aliases).map(alias),
    addresses: placed ? [address] : [],
    identifiers: several(row.identifiers).map((text) => identifier(text, at)),
    datesOfBirth: several(row.datesOfBirth),
    nationalities: several(row.nationalities),
    programs: several(row.programs),
    effect: row.effect || 'deny',
    note: row.note || null,
  };
}

function several(cell: string | undefined): string[] {
  return (cell ?? '')
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function alias(text: string): OwnEntry['aliases'][number] {
  const marked = /^(.+) \((strong|weak|former)\)$/.exec(text);
  return marked ? { name: marked[1]!, strength: marked[2]! } : { name: text, strength: 'strong' };
}

function identifier(text: string, at: string): OwnEntry['identifiers'][number] {
  const [type, value, country] = text.split(':').map((part) => part.trim());
  if (!type || !value) throw new ParseFault('bad_field', 'an identifier is not `type:value`', `${at}/identifiers`);
  return { type, value, country: country || null };
}
