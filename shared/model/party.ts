export const partyTypes = ['person', 'organization', 'vessel', 'aircraft', 'unknown'] as const;
export type PartyType = (typeof partyTypes)[number];

/** Roles named by 15 CFR 748.5 and common commerce. An unknown role is screened like any other. */
export const partyRoles = [
  'seller',
  'purchaser',
  'bill_to',
  'ship_to',
  'intermediate_consignee',
  'ultimate_consignee',
  'end_user',
  'freight_forwarder',
  'payer',
  'bank',
  'carrier',
  'beneficial_owner',
] as const;

export interface Address {
  lines: string[];
  city: string | null;
  /** First-level division (state, oblast), as written or as ISO 3166-2. */
  region: string | null;
  postalCode: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
}

export interface Identifier {
  /** `passport`, `national_id`, `tax`, `registration`, `lei`, `imo`, `mmsi`, `call_sign`, `bic`, `crypto`, `tail_number`, `website`, `email`, `phone`, `other`. */
  type: string;
  value: string;
  country: string | null;
}

/** Names a share of this party held by somebody else; percent 0–100 or null when unknown. */
export interface Ownership {
  name: string | null;
  /** Id of a list entry, when the owner is known to be listed. */
  entryId: string | null;
  percent: number | null;
}

export interface Party {
  id: string;
  /** One of `partyRoles`, or any other word: unknown roles are screened all the same. */
  roles: string[];
  type: PartyType;
  name: string;
  aliases: string[];
  address: Address | null;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  dateOfBirth: string | null;
  gender: string | null;
  nationalities: string[];
  identifiers: Identifier[];
  ownership: Ownership[];
  email: string | null;
  phone: string | null;
  website: string | null;
}
