import type { ListEntry } from '../../model/list-entry.ts';
import { own } from '../../model/own.ts';
import type { PartyType } from '../../model/party.ts';
import { identifierType } from '../identifier-type.ts';
import { listName } from '../list-name.ts';
import { newEntry } from '../new-entry.ts';
import { publishedAddress } from '../published-address.ts';
import { publishedCountry } from '../published-country.ts';
import { publishedDates } from '../published-dates.ts';
import type { ParseSink } from '../source-parser.ts';
import type { EuRecord } from './parse.ts';

const types: Record<string, PartyType> = { P: 'person', E: 'organization' };

/** The reference number (`EU.27.28`) is the id; the first name is the primary one. */
export function normalize(record: EuRecord, sink: ParseSink): ListEntry {
  const type = own(types, record.subject) ?? 'unknown';
  if (type === 'unknown') sink.note('unknown_type', 'sanctionEntity/subjectType');
  const births = publishedDates(record.births.flatMap(birthText), sink, 'sanctionEntity/birthdate');
  const genders = new Set(record.names.flatMap((name) => name.gender ?? []));
  return newEntry(
    {
      id: `eu-fsf:${record.reference ?? record.logicalId}`,
      source: 'eu-fsf',
      via: 'eu-fsf',
      type,
      effect: 'blocking',
      names: record.names.map((name, i) =>
        listName(
          name.whole,
          i === 0 ? 'primary' : name.strong ? 'strong' : 'weak',
          name.last ? { first: name.first, last: name.last } : null,
        ),
      ),
    },
    {
      addresses: record.addresses.flatMap((address) => publishedAddress(address, sink, 'sanctionEntity/address') ?? []),
      identifiers: record.documents.map(({ type: kind, number, country }) => {
        const read = identifierType(kind);
        return {
          type: read === 'fact' || read === 'gender' ? 'other' : read,
          value: number,
          country: publishedCountry(country, sink, 'identification'),
        };
      }),
      datesOfBirth: births.dates,
      placesOfBirth: record.births.flatMap((birth) => birth.place ?? []),
      nationalities: record.citizenships.map((text) => publishedCountry(text, sink, 'citizenship') ?? text),
      gender: genders.has('M') && !genders.has('F') ? 'male' : genders.has('F') && !genders.has('M') ? 'female' : null,
      programs: record.programmes,
      listedAt: record.entered ?? record.published,
      remarks: remarks(record),
      url: 'https://data.europa.eu/data/datasets/consolidated-list-of-persons-groups-and-entities-subject-to-eu-financial-sanctions',
      flags: births.flags,
    },
  );
}

function birthText(birth: EuRecord['births'][number]): string[] {
  const month = birth.year && birth.month ? `${birth.year}-${birth.month.padStart(2, '0')}` : birth.year;
  const text = birth.date ?? month;
  if (text === null) return [];
  return [birth.circa ? `circa ${text}` : text];
}

function remarks(record: EuRecord): string | null {
  const roles = record.names.flatMap((name) => [name.title, name.role]);
  const un = record.unId === null ? null : `UN reference ${record.unId}`;
  const all = [...new Set([...roles, record.details, ...record.remarks, un, ...record.regulationTitles])];
  return all.filter((text) => text !== null).join('; ') || null;
}
