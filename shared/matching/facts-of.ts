import type { ListEntry } from '../model/list-entry.ts';
import type { Party } from '../model/party.ts';
import type { Facts } from './features/feature.ts';

export const factsOfEntry = (entry: ListEntry, nameStrength: string | null): Facts => ({
  type: entry.type,
  countries: distinct([...entry.nationalities, ...entry.addresses.map((address) => address.country), entry.vessel?.flag ?? null]),
  datesOfBirth: entry.datesOfBirth,
  gender: entry.gender,
  identifiers: entry.identifiers,
  addresses: entry.addresses,
  nameStrength,
  namedLikePerson: false,
});

export const factsOfParty = (party: Party): Facts => ({
  type: party.type,
  countries: distinct([...party.nationalities, party.address?.country ?? null]),
  datesOfBirth: party.dateOfBirth ? [party.dateOfBirth] : [],
  gender: party.gender,
  identifiers: party.identifiers,
  addresses: party.address ? [party.address] : [],
  nameStrength: null,
  namedLikePerson: false,
});

const distinct = (values: readonly (string | null)[]): string[] => [
  ...new Set(values.filter((value): value is string => value !== null && value !== '')),
];
