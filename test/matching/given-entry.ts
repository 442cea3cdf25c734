import type { ListEntry, NameStrength } from '../../shared/model/list-entry.ts';

/** A listed party for tests; made-up people and companies. */
export function givenEntry(id: string, names: readonly string[], more: Partial<ListEntry> = {}): ListEntry {
  return {
    id,
    source: 'test-list',
    via: 'test',
    type: 'unknown',
    names: names.map((value, at) => ({
      value,
      strength: (at === 0 ? 'primary' : 'strong') as NameStrength,
      script: null,
      parts: null,
    })),
    addresses: [],
    identifiers: [],
    datesOfBirth: [],
    placesOfBirth: [],
    nationalities: [],
    gender: null,
    programs: [],
    effect: 'blocking',
    licenseRequirement: null,
    licensePolicy: null,
    federalRegister: null,
    listedAt: null,
    endsAt: null,
    remarks: null,
    url: null,
    vessel: null,
    flags: [],
    ...more,
  };
}
