import { address } from './features/address.ts';
import { country } from './features/country.ts';
import { dateOfBirth } from './features/date-of-birth.ts';
import { entityType } from './features/entity-type.ts';
import type { Facts, Feature } from './features/feature.ts';
import { gender } from './features/gender.ts';
import { identifiers } from './features/identifiers.ts';
import { nameStrength } from './features/name-strength.ts';

export interface Weight {
  feature: Feature;
  /** Basis points added to the name score, by case; `decides` sets the score to the full 10,000. */
  cases: Record<string, number | 'decides'>;
}

/**
 * How each fact moves the score of a name match. Agreement moves little: a name that agrees is a hit with or without it.
 * Contradiction moves much where a fact is exclusive (birth, gender, ship number) and nothing where it is not (country, town).
 */
export const weights: readonly Weight[] = [
  {
    feature: dateOfBirth,
    cases: { day: 500, month: 300, year: 200, one_year: 0, other_day: -800, two_years: -1000, years: -2500, generations: -3500 },
  },
  { feature: identifiers, cases: { equal: 'decides', unique: -3000, document: -500, invalid: 0 } },
  { feature: entityType, cases: { equal: 0, mislabelled: -500, person: -2500, thing: -1500 } },
  { feature: gender, cases: { equal: 0, different: -1500 } },
  { feature: country, cases: { shared: 100, different: 0 } },
  { feature: address, cases: { full: 500, postcode: 200, city: 100, different: 0 } },
  { feature: nameStrength, cases: { weak: -1500, former: 0 } },
];

/** Most that the facts a query gives can add to a name score: a search must look that far below its bar. */
export function raiseMax(facts: Facts): number {
  let most = 0;
  for (const { feature, cases } of weights) {
    if (feature.fact === 'identifiers' || !states(feature, facts)) continue;
    most += Math.max(0, ...Object.values(cases).filter((points) => points !== 'decides'));
  }
  return most;
}

function states(feature: Feature, facts: Facts): boolean {
  if (feature.fact === 'dateOfBirth') return facts.datesOfBirth.length > 0;
  if (feature.fact === 'address.country') return facts.countries.length > 0;
  if (feature.fact === 'address.lines') return facts.addresses.length > 0;
  return false;
}
