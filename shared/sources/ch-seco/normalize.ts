import type { ListEntry, ListName } from '../../model/list-entry.ts';
import type { PartyType } from '../../model/party.ts';
import { identifierType } from '../identifier-type.ts';
import { listName } from '../list-name.ts';
import { newEntry } from '../new-entry.ts';
import { ParseFault } from '../parse-fault.ts';
import { publishedAddress } from '../published-address.ts';
import { publishedCountry } from '../published-country.ts';
import { publishedDates } from '../published-dates.ts';
import type { ParseSink } from '../source-parser.ts';
import type { ChIdentity, ChPlace, ChRecord } from './ch-record.ts';

// Every spelling of every part would multiply without end: so many whole names per published name are kept.
const variantsMax = 8;
const given = new Set(['given-name', 'further-given-name', 'father-name', 'grand-father-name', 'maternal-name']);
const vessels = /vessel|ship/i;

/** A target → entry; programs and places are looked up by the ids it names. The `ssid` is the id. */
export function normalize(
  record: ChRecord,
  programs: Map<string, string>,
  places: Map<string, ChPlace>,
  sink: ParseSink,
): ListEntry {
  const { identities } = record;
  const births = publishedDates(
    identities.flatMap((identity) => identity.births),
    sink,
    'day-month-year',
  );
  // Newest first: a target listed again is listed since then, not since the time before it was taken off.
  const since = record.modifications.findIndex((change) => change.type === 'de-listed');
  const standing = since < 0 ? record.modifications : record.modifications.slice(0, since);
  const listed = standing.findLast((change) => change.type === 'listed');
  return newEntry(
    {
      id: `ch-seco:${record.ssid}`,
      source: 'ch-seco',
      via: 'ch-seco',
      type: typeOf(record),
      effect: 'blocking',
      names: names(record),
    },
    {
      addresses: identities.flatMap((identity) => addresses(identity, places, sink)),
      identifiers: identities.flatMap((identity) =>
        identity.documents.map(({ type, number, country }) => {
          const read = identifierType(type.replaceAll('-', ' '));
          return {
            type: read === 'fact' || read === 'gender' ? 'other' : read,
            value: number,
            country: publishedCountry(country, sink, 'issuer'),
          };
        }),
      ),
      datesOfBirth: births.dates,
      placesOfBirth: identities
        .flatMap((identity) => identity.birthPlaces.map((id) => placeText(places.get(id))))
        .filter((text) => text !== ''),
      nationalities: identities.flatMap((identity) =>
        identity.nationalities.map((text) => publishedCountry(text, sink, 'nationality') ?? text),
      ),
      gender: record.sex === 'male' || record.sex === 'female' ? record.sex : null,
      programs: [...new Set(record.sets.map((set) => programs.get(set) ?? set))],
      listedAt: listed?.date ?? null,
      remarks: [...record.justifications, ...record.otherInformation].join('; ') || null,
      url: 'https://www.sesam.search.admin.ch/sesam-search-web/pages/search.xhtml',
      flags: births.flags,
    },
  );
}

function typeOf(record: ChRecord): PartyType {
  if (record.kind === 'individual') return 'person';
  if (record.kind === 'entity') return 'organization';
  return vessels.test(record.objectType ?? '') ? 'vessel' : /aircraft/i.test(record.objectType ?? '') ? 'aircraft' : 'unknown';
}

function names(record: ChRecord): ListName[] {
  const ordered = [...record.identities].sort((a, b) => Number(b.main) - Number(a.main)).flatMap((identity) => identity.names);
  const leading = Math.max(
    0,
    ordered.findIndex((name) => name.type === 'primary-name'),
  );
  const all = [ordered[leading], ...ordered.filter((_, i) => i !== leading)].flatMap((name) => name ?? []);
  const listed = all.flatMap((name, i) => {
    const strength = i === 0 ? 'primary' : name.low ? 'weak' : name.type === 'formerly-known-as' ? 'former' : 'strong';
    const [whole, ...variants] = spellings(name.parts);
    return whole === undefined
      ? []
      : [listName(whole, strength), ...variants.map((text) => listName(text, name.low ? 'weak' : 'strong'))];
  });
  if (listed.length === 0) throw new ParseFault('missing_field', 'a `target` has no name');
  return listed;
}

/** Whole names: all parts as published, then with one part in another spelling. Given names lead. */
function spellings(parts: ChIdentity['names'][number]['parts']): string[] {
  const ordered = [
    ...parts.filter((part) => given.has(part.type)),
    ...parts.filter((part) => !given.has(part.type) && part.type !== 'title'),
  ];
  const whole = ordered.map((part) => part.value).join(' ');
  const variants = ordered.flatMap((part, at) =>
    part.variants.map((variant) => ordered.map((other, i) => (i === at ? variant : other.value)).join(' ')),
  );
  return whole === '' ? [] : [...new Set([whole, ...variants])].slice(0, variantsMax);
}

function addresses(identity: ChIdentity, places: Map<string, ChPlace>, sink: ParseSink): ListEntry['addresses'] {
  return identity.addresses.flatMap(({ place, lines, postalCode }) => {
    const found = place === null ? undefined : places.get(place);
    const raw = {
      lines,
      city: found?.location ?? null,
      region: found?.area ?? null,
      postalCode,
      country: found?.country ?? null,
    };
    return publishedAddress(raw, sink, 'place/country') ?? [];
  });
}

function placeText(place: ChPlace | undefined): string {
  return [place?.location, place?.area, place?.country].filter((part) => part).join(', ');
}
