import type { ListEntry, ListName } from '../../model/list-entry.ts';
import { own } from '../../model/own.ts';
import type { Address, Identifier, PartyType } from '../../model/party.ts';
import { deniedPersonIds } from '../denied-person-id.ts';
import { identifierType } from '../identifier-type.ts';
import { listName } from '../list-name.ts';
import { newEntry } from '../new-entry.ts';
import { publishedAddress } from '../published-address.ts';
import { publishedCountry } from '../published-country.ts';
import { publishedDates } from '../published-dates.ts';
import { readDate } from '../read-date.ts';
import type { ParseSink } from '../source-parser.ts';
import type { ListSpec } from '../source-row.ts';
import type { CslRow } from './csl-row.ts';
import { listOf } from './list-of.ts';

const types: Record<string, PartyType> = { Individual: 'person', Entity: 'organization', Vessel: 'vessel', Aircraft: 'aircraft' };
/** A list nobody has described yet is screened all the same, as something to look at. */
const unknownList: ListSpec = { id: 'us-csl', title: 'list not known yet', effect: 'watch' };

/** Rows → entries of their lists. Keeps the count of rows per denied person, hence one normalizer per file. */
export function normalizer(sink: ParseSink): (row: CslRow) => ListEntry {
  const deniedPersonId = deniedPersonIds();
  return (row) => {
    const list = listOf(row.source) ?? unknownList;
    if (list === unknownList) sink.note('unknown_list', 'results/source');
    const addresses = row.addresses.flatMap(
      (address) => publishedAddress(address, sink, 'results/addresses/country', 'csl') ?? [],
    );
    const id = list.id === 'us-bis-dpl' ? deniedPersonId(row.name, addresses[0]?.country ?? null) : row.id;
    return entry(row, list, id, addresses, sink);
  };
}

function entry(row: CslRow, list: ListSpec, id: string, addresses: Address[], sink: ParseSink): ListEntry {
  const type = row.type === null ? 'unknown' : (own(types, row.type) ?? 'unknown');
  const ids = sortIds(row, sink);
  const births = publishedDates(row.births, sink, 'results/dates_of_birth');
  const bounds = publishedDates(
    [row.startDate, row.endDate].filter((date) => date !== null),
    sink,
    'results/start_date',
  );
  const country = publishedCountry(row.country, sink, 'results/country', 'csl');
  return newEntry(
    { id: `${list.id}:${id}`, source: list.id, via: 'us-csl', type, effect: list.effect, names: names(row, type) },
    {
      addresses:
        addresses.length === 0 && country ? [{ lines: [], city: null, region: null, postalCode: null, country }] : addresses,
      identifiers: ids.identifiers,
      datesOfBirth: births.dates,
      placesOfBirth: row.birthPlaces,
      nationalities: row.nationalities.map((text) => publishedCountry(text, sink, 'results/nationalities') ?? text),
      gender: ids.gender,
      programs: row.programs,
      licenseRequirement: row.licenseRequirement,
      licensePolicy: row.licensePolicy,
      federalRegister: row.federalRegister,
      listedAt: row.startDate === null ? null : readDate(row.startDate),
      endsAt: row.endDate === null ? null : readDate(row.endDate),
      remarks: [row.title, row.remarks, ...ids.facts].filter((text) => text !== null).join('; ') || null,
      url: row.url,
      vessel: type === 'vessel' ? row.vessel : null,
      flags: [...births.flags, ...bounds.flags],
    },
  );
}

/** This file does not tell weak aliases from strong ones; the lists' own files do. */
function names(row: CslRow, type: PartyType): ListName[] {
  return [nameOf(row.name, 'primary', type), ...row.aliases.map((alias) => nameOf(alias, 'strong', type))];
}

/** Persons of the Treasury lists stand as `LAST, First`. */
function nameOf(text: string, strength: 'primary' | 'strong', type: PartyType): ListName {
  const cut = type === 'person' ? /^([^,]+), ([^,]+)$/.exec(text) : null;
  return cut ? listName(`${cut[2]} ${cut[1]}`, strength, { first: cut[2]!, last: cut[1]! }) : listName(text, strength);
}

function sortIds(row: CslRow, sink: ParseSink): { identifiers: Identifier[]; gender: 'male' | 'female' | null; facts: string[] } {
  const identifiers: Identifier[] = [];
  const facts: string[] = [];
  let gender: 'male' | 'female' | null = null;
  for (const id of row.ids) {
    const type = identifierType(id.type);
    const word = id.number.toLowerCase();
    if (type === 'gender') gender = word === 'male' || word === 'female' ? word : null;
    else if (type === 'fact' || id.number === '')
      facts.push(id.number === '' ? id.type : `${id.type.replace(/[ :-]+$/, '')}: ${id.number}`);
    else {
      const country = publishedCountry(id.country, sink, 'results/ids/country', 'csl');
      identifiers.push({ type, value: type === 'imo' ? id.number.replace(/^IMO\s*/i, '') : id.number, country });
    }
  }
  if (row.vessel.callSign) identifiers.push({ type: 'call_sign', value: row.vessel.callSign, country: null });
  return { identifiers, gender, facts };
}
