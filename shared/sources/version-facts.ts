import type { ListEntry } from '../model/list-entry.ts';

/** What is counted of one list, to compare two versions field by field. */
export interface ListFacts {
  entries: number;
  /** Entries in which the field holds anything. */
  filled: Record<string, number>;
  /** Identifiers by type. */
  identifiers: Record<string, number>;
  flags: Record<string, number>;
}

export interface VersionFacts {
  entries: number;
  lists: Record<string, ListFacts>;
}

const countedFields = [
  'addresses',
  'datesOfBirth',
  'placesOfBirth',
  'nationalities',
  'gender',
  'programs',
  'licenseRequirement',
  'licensePolicy',
  'federalRegister',
  'listedAt',
  'endsAt',
] as const;

export const noFacts = (): VersionFacts => ({ entries: 0, lists: {} });

/** Adds one entry to the counts. */
export function countEntry(facts: VersionFacts, entry: ListEntry): void {
  facts.entries += 1;
  facts.lists[entry.source] ??= { entries: 0, filled: {}, identifiers: {}, flags: {} };
  const list = facts.lists[entry.source]!;
  list.entries += 1;
  for (const field of countedFields) if (holds(entry[field])) increase(list.filled, field);
  if (entry.names.length > 1) increase(list.filled, 'aliases');
  if (entry.names.some((name) => name.strength === 'weak')) increase(list.filled, 'weakAliases');
  for (const identifier of entry.identifiers) increase(list.identifiers, identifier.type);
  for (const flag of entry.flags) increase(list.flags, flag);
}

function holds(value: string | null | readonly unknown[]): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== '';
}

function increase(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}
