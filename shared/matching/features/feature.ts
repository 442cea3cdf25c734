import type { Address, Identifier, PartyType } from '../../model/party.ts';

/** What is known of one side beside its names. Empty and null mean unsaid, never different. */
export interface Facts {
  type: PartyType;
  /** Declared an organization under a name that could be a person's: two to four words, no legal form, no word of business. */
  namedLikePerson: boolean;
  /** ISO 3166-1 alpha-2: nationalities, address and flag countries together. */
  countries: readonly string[];
  /** As in `ListEntry.datesOfBirth`. */
  datesOfBirth: readonly string[];
  gender: string | null;
  identifiers: readonly Identifier[];
  addresses: readonly Address[];
  /** Only of the listed side: how the publisher rates the name that matched. */
  nameStrength: string | null;
}

export interface Compared {
  /** `for`, `against`, or `neutral` when the two agree too loosely to say. */
  verdict: 'for' | 'against' | 'neutral';
  /** 0–1: how well the facts agree. */
  score: number;
  /** Key into the feature's row of `weights.ts`. */
  case: string;
  detail: string;
  query: string | null;
  candidate: string | null;
}

/**
 * One kind of fact compared. `compare` answers null when either side does not say: omission is never contradiction.
 * The doc comment of each feature is the text a reviewer reads; `meaning` serves it.
 */
export interface Feature {
  name: string;
  /** Path of the fact in the order, as `for`, `against`, `absent` and `settles` name it. */
  fact: string;
  meaning: string;
  compare(query: Facts, listed: Facts): Compared | null;
}
