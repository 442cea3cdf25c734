import { countryKey, countrySpellings } from '../../names/resolve-country.ts';
import type { Place } from './find-regions.ts';
import table from './tables/regions.json' with { type: 'json' };

/** A country that a place's own text points to although it states another. */
export interface Contradiction {
  country: string;
  by: 'city' | 'address_line';
}

/** Embargoed countries: their names and cities in an address line under another flag are worth a look; other lines name streets. */
const watched = new Set(['IR', 'KP', 'SY', 'CU']);
/** Countries with towns of these very names: Cuba, Missouri and Syria, Virginia. */
const townNamesakes: Record<string, readonly string[]> = { US: ['CU', 'SY'] };
const cities = cityTable();
/** Names of the watched countries, in every spelling of more than three letters. */
const watchedNames = new Map(
  [...watched]
    .flatMap((code) => countrySpellings(code).map((name) => [countryKey(name), code] as const))
    .filter(([key]) => key.length > 3),
);

/**
 * The countries a place's city or address lines point to, other than the stated one: `Shenzhen` under Hong Kong, `Tehran` under
 * Türkiye. Well-known namesakes (Moscow, Idaho) are left out.
 */
export function findContradictions(place: Place): Contradiction[] {
  const stated = place.country;
  if (stated === null) return [];
  const city = place.city ? cities.get(countryKey(place.city)) : undefined;
  const found: Contradiction[] = city && differs(city, stated) ? [{ country: city.country, by: 'city' }] : [];
  for (const line of place.lines ?? []) {
    const country = countryInLine(line, stated);
    if (country !== null) found.push({ country, by: 'address_line' });
  }
  return found;
}

interface City {
  country: string;
  /** Countries with a well-known place of the same name. */
  namesakes: string[];
}

const differs = (city: City, stated: string): boolean => city.country !== stated && !city.namesakes.includes(stated);

function countryInLine(line: string, stated: string): string | null {
  for (const part of line.split(/[,;/]|\s-\s/)) {
    const key = countryKey(part);
    const city = cities.get(key);
    const country =
      watchedNames.get(key) ?? (city && watched.has(city.country) && differs(city, stated) ? city.country : undefined);
    if (country !== undefined && country !== stated && !townNamesakes[stated]?.includes(country)) return country;
  }
  return null;
}

function cityTable(): Map<string, City> {
  const rows = new Map<string, City>();
  for (const [country, names] of Object.entries(table.cities)) {
    for (const name of names) rows.set(countryKey(name), { country, namesakes: [] });
  }
  for (const [country, names] of Object.entries(table.cityNamesakes)) {
    for (const name of names) rows.get(countryKey(name))?.namesakes.push(country);
  }
  return rows;
}
