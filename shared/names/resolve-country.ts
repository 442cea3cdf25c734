import { own } from '../model/own.ts';
import table from './words/countries.json' with { type: 'json' };

/** `csl`: the Consolidated Screening List writes `CG` for both Congos, so there the code alone says nothing. */
export type CountrySpelling = 'iso' | 'csl';

/**
 * The country a text names, as ISO 3166-1 alpha-2 (`XK` for Kosovo), or null when it names none or cannot be told apart
 * (`Korea`, `Congo`, `Virgin Islands`, dissolved states). Understands codes, English short and official names, the spellings
 * of the official lists (`Korea, North`, `Region: Crimea`, `Former USSR (now Belarus)`) and common names in other languages.
 * Regions count as the country international law puts them in (`Crimea` is `UA`): embargoes on regions are read elsewhere,
 * from the text as written. Table and sources: `words/countries.json`.
 */
export function resolveCountry(text: string, spelling: CountrySpelling = 'iso'): string | null {
  if (text.length > textMax) return null;
  const trimmed = text.trim();
  const code = trimmed.toUpperCase();
  if (spelling === 'csl' && code === 'CG') return null;
  if (isCountryCode(code)) return code;
  for (const reading of readings(trimmed)) {
    const found = byName(countryKey(reading));
    if (found !== undefined) return found;
  }
  return agreeing(trimmed);
}

/** Every spelling the table holds of one country. */
export function countrySpellings(code: string): string[] {
  const country = own(countries, code);
  return country ? [country.name, country.official, ...country.also] : [];
}

/** English short name of a code; the code itself when unknown. */
export const countryName = (code: string): string => own(countries, code)?.name ?? code;

/** True for the 249 assigned alpha-2 codes and `XK`; upper case only. */
export const isCountryCode = (text: string): boolean => Object.hasOwn(countries, text);

/** Every code of the table, in alphabetical order. */
export const countryCodes = (): string[] => Object.keys(countries);

/** Same key, same spelling: folds case, accents, punctuation, `&`/`and`, `St.`/`Saint` and a leading article. */
export function countryKey(text: string): string {
  const plain = asciiOnly.test(text)
    ? text
        .toLowerCase()
        .replace(/['`.]/g, '')
        .replace(/&/g, ' and ')
        .replace(/[^a-z0-9]+/g, ' ')
    : text
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .toLowerCase()
        .replace(/['’ʼ`´ʻ‘.]/gu, '')
        .replace(/&/g, ' and ')
        .replace(/[^\p{L}\p{N}]+/gu, ' ');
  return plain
    .trim()
    .replace(/\bsaint\b/g, 'st')
    .replace(/^the /, '')
    .replace(/ the$/, '');
}

interface Country {
  a3: string;
  name: string;
  official: string;
  also: string[];
}

/** Longest text looked at, characters: the longest official name has 60; more is not a country. */
const textMax = 120;
const countries = table.countries as Record<string, Country>;
const asciiOnly = /^[\x20-\x7e]*$/;

/** Built at the first text that is not a code: most orders write codes. */
let index: Map<string, string | null> | undefined;
function byName(key: string): string | null | undefined {
  index ??= indexNames();
  return index.get(key);
}

function indexNames(): Map<string, string | null> {
  const names = new Map<string, string | null>();
  for (const [code, country] of Object.entries(countries)) {
    for (const name of [country.a3, country.name, country.official, ...country.also]) names.set(countryKey(name), code);
  }
  for (const name of table.ambiguous) names.set(countryKey(name), null);
  return names;
}

/** Ways to read one spelling, the most literal first: `Korea, North`, `Iran (Islamic Republic of)`, `USSR (now Moldova)`. */
function readings(text: string): string[] {
  const plain = text.replace(/^region\s*:\s*/i, '');
  const now = /\b(?:now|currently)\s+(?:the\s+)?([^()]+?)\)?$/i.exec(plain)?.[1];
  const inverted = /^([^,(]+)[,(]\s*([^,()]+)\)?$/.exec(plain);
  const bare = plain.replace(/\s*\([^)]*\)\s*/g, ' ');
  const all = [plain];
  if (now !== undefined) all.push(now);
  if (inverted) all.push(`${inverted[2]} ${inverted[1]}`, `${inverted[2]} the ${inverted[1]}`);
  if (bare !== plain) all.push(bare);
  return all;
}

/** `Belarus / Bélarus`: two spellings of one country. Two different countries name none. */
function agreeing(text: string): string | null {
  const parts = text.split(/\s+\/\s+/);
  if (parts.length < 2) return null;
  const found = new Set(parts.map((part) => resolveCountry(part)));
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
}
