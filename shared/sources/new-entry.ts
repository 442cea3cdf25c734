import type { ListEntry, ListName } from '../model/list-entry.ts';

type Required = Pick<ListEntry, 'id' | 'source' | 'via' | 'type' | 'effect' | 'names'>;

/** A list entry with every optional field empty, so that all sources write the fields in one order (and hash alike). */
export function newEntry(required: Required, more: Partial<ListEntry> = {}): ListEntry {
  return {
    id: required.id,
    source: required.source,
    via: required.via,
    type: required.type,
    names: distinctNames(required.names),
    addresses: more.addresses ?? [],
    identifiers: more.identifiers ?? [],
    datesOfBirth: distinct(more.datesOfBirth),
    placesOfBirth: distinct(more.placesOfBirth),
    nationalities: distinct(more.nationalities),
    gender: more.gender ?? null,
    programs: distinct(more.programs),
    effect: required.effect,
    licenseRequirement: more.licenseRequirement ?? null,
    licensePolicy: more.licensePolicy ?? null,
    federalRegister: more.federalRegister ?? null,
    listedAt: more.listedAt ?? null,
    endsAt: more.endsAt ?? null,
    remarks: more.remarks ?? null,
    url: more.url ?? null,
    vessel: more.vessel ?? null,
    flags: distinct(more.flags),
    ...(more.rows === undefined ? {} : { rows: more.rows }),
  };
}

/** The same text twice is one name; the first mention keeps its strength. */
function distinctNames(names: ListName[]): ListName[] {
  const seen = new Set<string>();
  return names.filter((name) => {
    if (seen.has(name.value)) return false;
    seen.add(name.value);
    return true;
  });
}

function distinct(values: string[] | undefined): string[] {
  return values ? [...new Set(values)] : [];
}
