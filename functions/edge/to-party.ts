import type * as z from 'zod';
import type { searchPartiesRoute } from '../../shared/api/parties.ts';
import type { Party } from '../../shared/model/party.ts';
import { resolveCountry } from '../../shared/names/resolve-country.ts';

type Query = Omit<z.output<typeof searchPartiesRoute.body>, 'aliases' | 'sources' | 'limit' | 'minScore'> & {
  aliases?: string[];
};

/** The party a search asks about. */
export function toParty({ name, aliases = [], type, country, dateOfBirth, identifiers }: Query): Party {
  return {
    id: 'query',
    roles: [],
    type,
    name,
    aliases,
    address: country
      ? { lines: [], city: null, region: null, postalCode: null, country: resolveCountry(country) ?? country }
      : null,
    dateOfBirth,
    gender: null,
    nationalities: [],
    identifiers,
    ownership: [],
    email: null,
    phone: null,
    website: null,
  };
}
