import { hash } from 'node:crypto';
import type { ListEffect, ListEntry, ListName } from '../model/list-entry.ts';
import { own } from '../model/own.ts';
import type { Identifier, PartyType } from '../model/party.ts';
import { identifierType } from './identifier-type.ts';
import { listName } from './list-name.ts';
import { newEntry } from './new-entry.ts';
import type { OfacRecord } from './ofac-record.ts';
import { publishedAddress } from './published-address.ts';
import { publishedCountry } from './published-country.ts';
import { publishedDates } from './published-dates.ts';
import type { ParseSink } from './source-parser.ts';

const types: Record<string, PartyType> = { Individual: 'person', Entity: 'organization', Vessel: 'vessel', Aircraft: 'aircraft' };

/** List the party counts under, and what that list means. */
export interface OfacList {
  list: string;
  via: string;
  effect: ListEffect;
  url: string;
}

/** OFAC's party → `ListEntry`. Weak aliases stay weak (OFAC FAQ 122); rows of the id table that identify nobody go to the remarks. */
export function normalizeOfac(record: OfacRecord, list: OfacList, sink: ParseSink): ListEntry {
  const type = own(types, record.type) ?? 'unknown';
  if (type === 'unknown') sink.note('unknown_type', `sdnType/${record.type.slice(0, 40)}`);
  const ids = sortIds(record, sink);
  const births = publishedDates(record.births, sink, 'sdnEntry/dateOfBirth');
  return newEntry(
    { id: `${list.list}:${record.uid}`, source: list.list, via: list.via, type, effect: list.effect, names: names(record) },
    {
      addresses: record.addresses.flatMap((address) => publishedAddress(address, sink, 'sdnEntry/address/country') ?? []),
      identifiers: ids.identifiers,
      datesOfBirth: births.dates,
      placesOfBirth: record.birthPlaces,
      nationalities: [...record.nationalities, ...record.citizenships].map(
        (text) => publishedCountry(text, sink, 'sdnEntry/nationality') ?? text,
      ),
      gender: ids.gender,
      programs: record.programs,
      remarks: joined([record.title, record.remarks, ...ids.facts]),
      url: list.url,
      vessel:
        type === 'vessel' ? (record.vessel ?? { type: null, flag: null, owner: null, tonnage: null, callSign: null }) : null,
      flags: births.flags,
      ...rowsOf(record, ids),
    },
  );
}

/** Rows of the id table end in three fields: only together do they say in which order they were published. */
function rowsOf({ ids }: OfacRecord, { identifiers, gender, facts }: SortedIds): Pick<ListEntry, 'rows'> {
  const kinds = [identifiers.length > 0, gender !== null, facts.length > 0].filter(Boolean).length;
  return kinds > 1 ? { rows: hash('sha256', JSON.stringify(ids)).slice(0, 16) } : {};
}

function names(record: OfacRecord): ListName[] {
  const primary = nameOf(record, 'primary');
  return [
    primary,
    ...record.aliases.map((alias) => nameOf(alias, alias.weak ? 'weak' : alias.kind === 'f.k.a.' ? 'former' : 'strong')),
  ];
}

function nameOf(name: { firstName: string | null; lastName: string }, strength: ListName['strength']): ListName {
  if (name.firstName === null) return listName(name.lastName, strength);
  return listName(`${name.firstName} ${name.lastName}`, strength, { first: name.firstName, last: name.lastName });
}

interface SortedIds {
  identifiers: Identifier[];
  gender: 'male' | 'female' | null;
  facts: string[];
}

function sortIds(record: OfacRecord, sink: ParseSink): SortedIds {
  const sorted: SortedIds = { identifiers: [], gender: null, facts: [] };
  for (const id of record.ids) {
    const type = identifierType(id.type);
    if (type === 'gender') sorted.gender = gender(id.number);
    else if (type === 'fact' || id.number === '')
      sorted.facts.push(id.number === '' ? id.type : `${id.type.replace(/[ :-]+$/, '')}: ${id.number}`);
    else {
      const country = publishedCountry(id.country, sink, 'sdnEntry/id/idCountry');
      sorted.identifiers.push({ type, value: type === 'imo' ? id.number.replace(/^IMO\s*/i, '') : id.number, country });
    }
  }
  if (record.vessel?.callSign) sorted.identifiers.push({ type: 'call_sign', value: record.vessel.callSign, country: null });
  return sorted;
}

function gender(text: string): 'male' | 'female' | null {
  const word = text.toLowerCase();
  return word === 'male' || word === 'female' ? word : null;
}

function joined(texts: (string | null)[]): string | null {
  const kept = texts.filter((text) => text !== null && text !== '');
  return kept.length === 0 ? null : kept.join('; ');
}
