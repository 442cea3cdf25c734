import type { ListEffect, ListEntry, NameStrength } from '../../model/list-entry.ts';
import { type PartyType, partyTypes } from '../../model/party.ts';
import { resolveCountry } from '../../names/resolve-country.ts';
import { listName } from '../list-name.ts';
import { newEntry } from '../new-entry.ts';
import { ParseFault } from '../parse-fault.ts';
import { readDate } from '../read-date.ts';
import type { OwnEntry } from './own-entry.ts';

const effects: readonly ListEffect[] = ['deny', 'watch', 'care'];
const strengths: readonly NameStrength[] = ['strong', 'weak', 'former'];
const textMax = 512;

/** The deployer's entry → entry of the list, screened like any other. What cannot be meant is a fault with a pointer. */
export function normalize(own: OwnEntry, list: string, at: string): ListEntry {
  const required = {
    id: `${list}:${short(own.id, `${at}/id`)}`,
    source: list,
    via: list,
    type: oneOf<PartyType>(own.type, partyTypes, `${at}/type`),
    effect: oneOf<ListEffect>(own.effect, effects, `${at}/effect`),
    names: [
      listName(short(own.name, `${at}/name`), 'primary'),
      ...own.aliases.map((alias, i) =>
        listName(
          short(alias.name, `${at}/aliases/${i}/name`),
          oneOf<NameStrength>(alias.strength, strengths, `${at}/aliases/${i}/strength`),
        ),
      ),
    ],
  };
  return newEntry(required, {
    addresses: own.addresses.map((address, i) => ({
      ...address,
      country: country(address.country, `${at}/addresses/${i}/country`),
    })),
    identifiers: own.identifiers.map((identifier, i) => ({
      ...identifier,
      country: country(identifier.country, `${at}/identifiers/${i}/country`),
    })),
    datesOfBirth: own.datesOfBirth.map((text, i) => date(text, `${at}/datesOfBirth/${i}`)),
    nationalities: own.nationalities.map((text, i) => country(text, `${at}/nationalities/${i}`) ?? text),
    programs: own.programs,
    remarks: own.note,
  });
}

function oneOf<T extends string>(text: string, words: readonly T[], at: string): T {
  const found = words.find((word) => word === text);
  if (found === undefined)
    throw new ParseFault('bad_field', `expected one of ${words.map((word) => `\`${word}\``).join(', ')}`, at);
  return found;
}

function country(text: string | null, at: string): string | null {
  if (text === null) return null;
  const code = resolveCountry(text);
  if (code === null) throw new ParseFault('bad_field', 'expected a country, best as ISO 3166-1 alpha-2', at);
  return code;
}

function date(text: string, at: string): string {
  const read = /^\d{4}\/\d{4}$|^~\d{4}$/.test(text) ? text : readDate(text);
  if (read === null) throw new ParseFault('bad_field', 'expected a date like `1971`, `1971-05` or `1971-05-23`', at);
  return read;
}

function short(text: string, at: string): string {
  if (text.length > textMax) throw new ParseFault('bad_field', `longer than ${textMax} characters`, at);
  return text;
}
