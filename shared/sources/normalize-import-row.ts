import type { ListEffect, ListEntry } from '../model/list-entry.ts';
import { own } from '../model/own.ts';
import type { PartyType } from '../model/party.ts';
import { resolveCountry } from '../names/resolve-country.ts';
import { listName } from './list-name.ts';
import { newEntry } from './new-entry.ts';
import { ParseFault } from './parse-fault.ts';
import { publishedAddress } from './published-address.ts';
import { publishedCountry } from './published-country.ts';
import { readDate } from './read-date.ts';
import type { ImportRow } from './read-import-rows.ts';
import type { ParseSink } from './source-parser.ts';

const types: Record<string, PartyType> = {
  organization: 'organization',
  person: 'person',
  individual: 'person',
  vessel: 'vessel',
};

/** A row of the import format → entry. An address that is a country and nothing else becomes the country. */
export function normalizeImportRow(
  row: ImportRow,
  list: { id: string; effect: ListEffect; homepage: string },
  sink: ParseSink,
): ListEntry {
  const {
    name,
    addresses: texts,
    flags,
  } = row.name === null ? nameFromAddress(row) : { name: row.name, addresses: row.addresses, flags: [] };
  const addresses = texts.flatMap((text) => {
    const whole = publishedCountry(text, sink, 'entry/addresses');
    const raw = whole === null ? { lines: [text], country: null } : { lines: [], country: whole };
    return publishedAddress({ ...raw, city: null, region: null, postalCode: null }, sink, 'entry/addresses') ?? [];
  });
  return newEntry(
    {
      id: `${list.id}:${row.id}`,
      source: list.id,
      via: list.id,
      type: own(types, row.type ?? '') ?? 'unknown',
      effect: list.effect,
      names: [listName(name, 'primary'), ...row.aliases.map((alias) => listName(alias, 'strong'))],
    },
    {
      addresses,
      programs: row.listName === null ? (row.listId === null ? [] : [row.listId]) : [row.listName],
      listedAt: row.added === null ? null : readDate(row.added),
      remarks: row.reason,
      url: row.url ?? list.homepage,
      flags,
    },
  );
}

/** Columns of the document that ran together: `People's Republic of China Abascience Tech Co. Ltd` is country and name. */
function nameFromAddress(row: ImportRow): { name: string; addresses: string[]; flags: string[] } {
  const words = row.addresses[0]?.split(' ') ?? [];
  for (let cut = Math.min(words.length - 1, 8); cut > 0; cut--) {
    const country = words.slice(0, cut).join(' ');
    if (resolveCountry(country) !== null)
      return { name: words.slice(cut).join(' '), addresses: [country], flags: ['name_in_address'] };
  }
  throw new ParseFault('missing_field', '`entity_name` is empty and no address holds the name', 'entry');
}
