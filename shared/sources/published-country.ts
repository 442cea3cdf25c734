import { type CountrySpelling, resolveCountry } from '../names/resolve-country.ts';
import type { ParseSink } from './source-parser.ts';

const known = new Map<string, string | null>();
const knownMax = 5_000;

/** ISO 3166-1 alpha-2 of a country as published; null for empty and for text that names none (counted as a note). */
export function publishedCountry(
  text: string | null,
  sink: ParseSink,
  at: string,
  spelling: CountrySpelling = 'iso',
): string | null {
  if (text === null) return null;
  const key = `${spelling}:${text}`;
  let code = known.get(key);
  if (code === undefined) {
    code = resolveCountry(text, spelling);
    if (known.size < knownMax) known.set(key, code);
  }
  if (code === null) sink.note('unknown_country', at);
  return code;
}
