import type { ListEntry, ListName, NameStrength } from '../../model/list-entry.ts';
import { own } from '../../model/own.ts';
import type { Identifier } from '../../model/party.ts';
import { identifierType } from '../identifier-type.ts';
import { listName } from '../list-name.ts';
import { newEntry } from '../new-entry.ts';
import { publishedAddress } from '../published-address.ts';
import { publishedCountry } from '../published-country.ts';
import { publishedDates } from '../published-dates.ts';
import { readDate } from '../read-date.ts';
import type { ParseSink } from '../source-parser.ts';
import type { UnRecord } from './parse.ts';

// The Council's own words for the worth of an alias.
const strengths: Record<string, NameStrength> = { Good: 'strong', Low: 'weak', 'a.k.a.': 'strong', 'f.k.a.': 'former' };

/** The permanent reference number (`CDi.001`) is the id; `DATAID` changes between editions. */
export function normalize(record: UnRecord, sink: ParseSink): ListEntry {
  const births = publishedDates(presentBirths(record), sink, 'INDIVIDUAL_DATE_OF_BIRTH');
  return newEntry(
    {
      id: `un-sc:${record.reference}`,
      source: 'un-sc',
      via: 'un-sc',
      type: record.kind,
      effect: 'blocking',
      names: names(record),
    },
    {
      addresses: record.addresses.flatMap((address) => readAddress(address, sink)),
      identifiers: record.documents.flatMap((document) => identifier(document, sink)),
      datesOfBirth: births.dates,
      placesOfBirth: record.birthPlaces,
      nationalities: record.nationalities.map((text) => publishedCountry(text, sink, 'NATIONALITY') ?? text),
      gender: record.gender === 'Male' ? 'male' : record.gender === 'Female' ? 'female' : null,
      programs: [record.listType],
      listedAt: record.listedOn === null ? null : readDate(record.listedOn),
      remarks: [...record.titles, ...record.designations, record.comments].filter((text) => text !== null).join('; ') || null,
      url: 'https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list',
      flags: births.flags,
    },
  );
}

function names(record: UnRecord): ListName[] {
  const [primary, ...others] = record.kind === 'person' ? [record.nameParts.join(' ')] : splitNames(record.nameParts.join(' '));
  return [
    listName(primary ?? record.nameParts.join(' '), 'primary'),
    ...others.map((name) => listName(name, 'strong')),
    ...(record.originalScript === null ? [] : [listName(record.originalScript, 'strong')]),
    ...record.aliases.flatMap((alias) =>
      alias.name === null
        ? []
        : splitNames(alias.name).map((name) => listName(name, own(strengths, alias.quality ?? '') ?? 'strong')),
    ),
  ];
}

/** One field sometimes holds several names, `A ; B`. */
function splitNames(text: string): string[] {
  return text.split(/\s*;\s*/).filter((name) => name !== '');
}

function presentBirths(record: UnRecord): string[] {
  return [...record.births, ...record.aliases.flatMap((alias) => alias.births)].filter((birth) => birth !== null);
}

function readAddress(address: UnRecord['addresses'][number], sink: ParseSink): ListEntry['addresses'] {
  const { street, city, state, zip, country } = address;
  const read = publishedAddress({ lines: [street], city, region: state, postalCode: zip, country }, sink, 'ADDRESS/COUNTRY');
  return read === null ? [] : [read];
}

function identifier(document: UnRecord['documents'][number], sink: ParseSink): Identifier[] {
  if (document.number === null) return [];
  const type = identifierType(document.type ?? '');
  const country = publishedCountry(document.country, sink, 'DOCUMENT/COUNTRY');
  return [{ type: type === 'fact' || type === 'gender' ? 'other' : type, value: document.number, country }];
}
