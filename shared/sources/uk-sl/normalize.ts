import type { ListEntry, ListName } from '../../model/list-entry.ts';
import { own } from '../../model/own.ts';
import type { PartyType } from '../../model/party.ts';
import { listName } from '../list-name.ts';
import { newEntry } from '../new-entry.ts';
import { ParseFault } from '../parse-fault.ts';
import { publishedAddress } from '../published-address.ts';
import { publishedCountry } from '../published-country.ts';
import { publishedDates } from '../published-dates.ts';
import { readDate } from '../read-date.ts';
import type { ParseSink } from '../source-parser.ts';
import type { UkRecord } from './uk-record.ts';

const types: Record<string, PartyType> = { Individual: 'person', Entity: 'organization', Ship: 'vessel' };

/** A designation → entry (Sanctions and Anti-Money Laundering Act 2018); the unique id is the id. */
export function normalize(record: UkRecord, sink: ParseSink): ListEntry {
  const type = own(types, record.kind) ?? 'unknown';
  if (type === 'unknown') sink.note('unknown_type', 'IndividualEntityShip');
  // Unknown parts of a date stand as letters: `dd/mm/1955`.
  const births = publishedDates(
    record.births.map((text) => text.replace(/dd/i, '00').replace(/mm/i, '00')),
    sink,
    'DOB',
  );
  const [gender] = new Set(record.genders);
  return newEntry(
    { id: `uk-sl:${record.uniqueId}`, source: 'uk-sl', via: 'uk-sl', type, effect: 'blocking', names: names(record) },
    {
      addresses: record.addresses.flatMap(
        (address) => publishedAddress({ ...address, city: null, region: null }, sink, 'Address/AddressCountry') ?? [],
      ),
      identifiers: [
        ...record.documents.map((document) => ({ type: document.type, value: document.number, country: null })),
        ...record.contacts.map((contact) => ({ ...contact, country: null })),
      ],
      datesOfBirth: births.dates,
      placesOfBirth: record.birthPlaces,
      nationalities: record.nationalities.map((text) => publishedCountry(text, sink, 'Nationality') ?? text),
      gender: gender === 'Male' ? 'male' : gender === 'Female' ? 'female' : null,
      programs: record.regime === null ? [] : [record.regime],
      listedAt: record.designated === null ? null : readDate(record.designated),
      remarks: remarks(record),
      url: 'https://www.gov.uk/government/publications/the-uk-sanctions-list',
      vessel: type === 'vessel' ? { type: null, flag: null, owner: null, tonnage: null, ...record.ship, callSign: null } : null,
      flags: births.flags,
    },
  );
}

/** The first primary name leads; a second one and its variations are as strong. */
function names(record: UkRecord): ListName[] {
  if (record.names.length === 0) throw new ParseFault('missing_field', 'a `Designation` has no `Name`');
  const leading = Math.max(
    0,
    record.names.findIndex((name) => name.type === 'Primary Name'),
  );
  const ordered = [record.names[leading]!, ...record.names.filter((_, i) => i !== leading)];
  const latin = ordered.map((name, i) => {
    const value = [...name.parts, name.last].filter((part) => part !== null).join(' ');
    const parts = name.last !== null && name.parts.length > 0 ? { first: name.parts.join(' '), last: name.last } : null;
    return listName(value, i === 0 ? 'primary' : name.weak ? 'weak' : /former/i.test(name.type) ? 'former' : 'strong', parts);
  });
  return [...latin, ...record.nonLatin.map((name) => listName(name, 'strong'))];
}

function remarks(record: UkRecord): string | null {
  const un = record.unReference === null ? null : `UN reference ${record.unReference}`;
  const imposed = record.imposed.length > 0 ? `Sanctions: ${record.imposed.join(', ')}` : null;
  const notes = record.documents.map((document) => document.note);
  return [...record.remarks, imposed, un, ...notes].filter((text) => text !== null).join('; ') || null;
}
