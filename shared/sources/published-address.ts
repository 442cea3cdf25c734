import type { Address } from '../model/party.ts';
import type { CountrySpelling } from '../names/resolve-country.ts';
import { publishedCountry } from './published-country.ts';
import type { ParseSink } from './source-parser.ts';

export interface RawAddress {
  lines: (string | null)[];
  city: string | null;
  region: string | null;
  postalCode: string | null;
  country: string | null;
}

/**
 * An address as published. A country text that is not a plain country (`Region: Crimea`, `undetermined`) stays readable
 * as region or as a line, so that nothing published is lost. Null when nothing is left.
 */
export function publishedAddress(
  raw: RawAddress,
  sink: ParseSink,
  at: string,
  spelling: CountrySpelling = 'iso',
): Address | null {
  const lines = raw.lines.filter((line): line is string => line !== null && line !== '');
  const country = publishedCountry(raw.country, sink, at, spelling);
  let region = raw.region;
  const area = raw.country?.match(/^region: ?(.+)$/i)?.[1];
  if (area && region === null) region = area;
  else if (raw.country !== null && country === null) lines.push(raw.country);
  if (lines.length === 0 && !raw.city && !region && !raw.postalCode && !country) return null;
  return { lines, city: raw.city, region, postalCode: raw.postalCode, country };
}
