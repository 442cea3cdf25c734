import type { UsLaw } from '../../model/law.ts';

/** A destination as the EAR sees it. */
export interface Place {
  country: string;
  /** Country whose row and groups apply when the destination has none of its own (Hong Kong: China). */
  from: string;
  /** Provision for that. */
  basis: string | null;
  marks: ReadonlySet<string>;
  groups: ReadonlySet<string>;
  footnotes: readonly number[];
  /** Sections a referral row points to; null for an ordinary row. */
  refer: readonly string[] | null;
  /** False: neither a row of the chart nor a territory the EAR names. Nothing can be read off, so nothing is clear. */
  known: boolean;
}

const cache = new WeakMap<UsLaw, Map<string, Place>>();

/** Row, groups and footnotes of a destination, ISO 3166-1 alpha-2. */
export function placeOf(law: UsLaw, country: string): Place {
  const places = cache.get(law) ?? newPlaces(law);
  const known = places.get(country);
  if (known) return known;
  const place = readPlace(law, country);
  places.set(country, place);
  return place;
}

function newPlaces(law: UsLaw): Map<string, Place> {
  const places = new Map<string, Place>();
  cache.set(law, places);
  return places;
}

function readPlace(law: UsLaw, country: string): Place {
  const heir = law.chart[country] ? undefined : law.inherits[country];
  const from = heir?.from ?? country;
  const row = law.chart[from];
  const groups = Object.keys(law.groups).filter(
    (group) => law.groups[group]?.includes(from) || law.groups[group]?.includes(country),
  );
  return {
    country,
    from,
    basis: heir?.basis ?? null,
    marks: new Set(row?.marks),
    groups: new Set(groups),
    footnotes: row?.footnotes ?? [],
    refer: row?.refer ?? null,
    known: row !== undefined || home.has(country),
  };
}

/** The United States has no row: sending there is no export. Its territories belong to it (772.1). */
const home = new Set(['US', 'PR', 'GU', 'VI', 'AS', 'MP', 'UM']);
export const isHome = (country: string | null | undefined): boolean => country != null && home.has(country);
