import type { Address, Identifier, PartyType } from './party.ts';

/**
 * `weak`: broad or generic alias the publisher itself marks as weak (OFAC FAQ 122): corroborates, never hits alone unless equal.
 * `former`: name no longer borne. `native`: the name in its original script.
 */
export type NameStrength = 'primary' | 'strong' | 'weak' | 'former';

export interface ListName {
  value: string;
  strength: NameStrength;
  /** ISO 15924 code (`Arab`, `Cyrl`, `Hans`) when not Latin; null otherwise. */
  script: string | null;
  /** Parts as published, when the list separates them; null otherwise. */
  parts: { first: string | null; last: string | null } | null;
}

/** What being on this list means for goods (LAW: lists differ in effect). */
export type ListEffect =
  | 'blocking' // SDN and like: no dealing at all
  | 'denial' // BIS Denied Persons: no participation in exports
  | 'license' // Entity List: license to the extent stated
  | 'military_end_user'
  | 'unverified'
  | 'nonproliferation'
  | 'debarred' // AECA: no ITAR exports
  | 'sectoral'
  | 'menu_based'
  | 'securities'
  | 'correspondent_account'
  | 'end_user_concern' // METI end-user list
  | 'export_control' // MOFCOM control lists
  | 'deny'
  | 'watch'
  | 'care'; // the deployer's own lists

export interface Vessel {
  type: string | null;
  flag: string | null;
  owner: string | null;
  tonnage: string | null;
  callSign: string | null;
}

/** One listed party, normalized from one official list. Every value stays a string; nothing is guessed. */
export interface ListEntry {
  /** `<list id>:<official id>`, for example `us-ofac-sdn:36`. */
  id: string;
  /** List id: equals the catalog id, or the sub-list inside a consolidated file (`us-bis-el`). */
  source: string;
  /** Catalog id of the file it came in. */
  via: string;
  type: PartyType;
  /** First is the primary name. Never empty. */
  names: ListName[];
  addresses: Address[];
  identifiers: Identifier[];
  /** `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, `YYYY/YYYY` (between), `~YYYY` (circa). */
  datesOfBirth: string[];
  placesOfBirth: string[];
  /** ISO 3166-1 alpha-2 when resolved, else as published. */
  nationalities: string[];
  gender: 'male' | 'female' | null;
  programs: string[];
  effect: ListEffect;
  /** Text of the license requirement and of the license review policy, as published (Entity List). */
  licenseRequirement: string | null;
  licensePolicy: string | null;
  federalRegister: string | null;
  /** `YYYY-MM-DD`. */
  listedAt: string | null;
  endsAt: string | null;
  remarks: string | null;
  url: string | null;
  vessel: Vessel | null;
  /** Oddities kept as published and marked, for example `date_out_of_range`. */
  flags: string[];
  /**
   * 16 hex digits over a table of the record whose rows the fields above keep apart (OFAC's `idList`: identifiers, gender, facts), in
   * the order as published, so that a rewritten record is told as changed. Absent where no field is torn from its neighbours.
   */
  rows?: string;
}
