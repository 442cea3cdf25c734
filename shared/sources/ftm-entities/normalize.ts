import type { ListEntry } from '../../model/list-entry.ts';
import { own } from '../../model/own.ts';
import type { PartyType } from '../../model/party.ts';
import { listName } from '../list-name.ts';
import { newEntry } from '../new-entry.ts';
import { publishedAddress } from '../published-address.ts';
import { publishedCountry } from '../published-country.ts';
import { publishedDates } from '../published-dates.ts';
import type { ParseSink } from '../source-parser.ts';
import type { FtmEntity } from './parse.ts';

/** Schemata that are parties. */
export const types: Record<string, PartyType> = {
  Person: 'person',
  Organization: 'organization',
  Company: 'organization',
  LegalEntity: 'unknown',
  PublicBody: 'organization',
  Vessel: 'vessel',
  Airplane: 'aircraft',
};

// Properties that identify, and what they are here.
const identifiers: Record<string, string> = {
  passportNumber: 'passport',
  idNumber: 'national_id',
  taxNumber: 'tax',
  innCode: 'tax',
  vatCode: 'tax',
  registrationNumber: 'registration',
  ogrnCode: 'registration',
  leiCode: 'lei',
  imoNumber: 'imo',
  mmsi: 'mmsi',
  callSign: 'call_sign',
  swiftBic: 'bic',
  website: 'website',
  email: 'email',
  phone: 'phone',
};

export function normalize(entity: FtmEntity, sink: ParseSink): ListEntry {
  const all = (...names: string[]) => names.flatMap((name) => own(entity.properties, name) ?? []);
  const [primary, ...names] = all('name');
  const births = publishedDates(all('birthDate'), sink, 'properties/birthDate');
  const country = publishedCountry(all('country', 'jurisdiction')[0]?.toUpperCase() ?? null, sink, 'properties/country');
  const [gender] = all('gender');
  return newEntry(
    {
      id: `ftm-entities:${entity.id}`,
      source: 'ftm-entities',
      via: 'ftm-entities',
      type: own(types, entity.schema) ?? 'unknown',
      effect: 'watch',
      names: [
        listName(primary!, 'primary'),
        ...[...names, ...all('alias')].map((name) => listName(name, 'strong')),
        ...all('weakAlias').map((name) => listName(name, 'weak')),
        ...all('previousName').map((name) => listName(name, 'former')),
      ],
    },
    {
      addresses: all('address').flatMap(
        (text) =>
          publishedAddress({ lines: [text], city: null, region: null, postalCode: null, country }, sink, 'properties/address') ??
          [],
      ),
      identifiers: Object.entries(identifiers).flatMap(([name, type]) =>
        all(name).map((value) => ({ type, value, country: null })),
      ),
      datesOfBirth: births.dates,
      placesOfBirth: all('birthPlace'),
      nationalities: all('nationality', 'citizenship').map(
        (text) => publishedCountry(text.toUpperCase(), sink, 'properties/nationality') ?? text,
      ),
      gender: gender === 'male' || gender === 'female' ? gender : null,
      programs: all('program', 'topics'),
      remarks: all('notes').join('; ') || null,
      url: all('sourceUrl')[0] ?? null,
      flags: births.flags,
    },
  );
}
