import type { Money } from './item.ts';

export const licenseAuthorities = ['BIS', 'OFAC', 'EU', 'UK', 'general', 'other'] as const;
export type LicenseAuthority = (typeof licenseAuthorities)[number];

/** What a license covers. An empty list means the license does not limit by that fact. */
export interface LicenseScope {
  /** ECCNs or Annex I codes; a code covers its paragraphs (`5A002` covers `5A002.a`). */
  items: string[];
  skus: string[];
  /** Names of the parties the license is for, as on the license. */
  parties: string[];
  /** Ids of listed parties the license was issued for (`us-bis-el:…`), where it names any. Absent in older records. */
  entries?: string[];
  /** ISO 3166-1 alpha-2. */
  destinations: string[];
}

/** A license of the deployer, as issued. */
export interface LicenseRecord {
  /** The number on the license. */
  id: string;
  authority: LicenseAuthority;
  /** Whose law it is of, where the authority does not say (`general`, `other`); null or absent: it lifts nothing modelled here. */
  jurisdiction?: 'US' | 'EU' | 'UK' | null;
  kind: 'individual' | 'general';
  title: string;
  scope: LicenseScope;
  /** Null: not limited by value, by quantity. */
  value: Money | null;
  quantity: number | null;
  /** `YYYY-MM-DD`, both days included. */
  from: string;
  to: string | null;
  /** Where the document lies. */
  document: string | null;
  registeredBy: string;
  registeredAt: string;
  revoked: { at: string; by: string; reason: string } | null;
}

/** One line of a license's ledger. Immutable; each carries the balance after it. */
export interface LedgerLine {
  sequence: number;
  kind: 'draw' | 'release';
  decisionId: string;
  /** The shop's order, when the decision is known here. */
  reference: string | null;
  at: string;
  by: string;
  /** Drawn or given back; null when the license is not limited by it. */
  value: string | null;
  quantity: number | null;
  remainingValue: string | null;
  remainingQuantity: number | null;
}

/** What is left of a license now. */
export interface LicenseBalance {
  value: string | null;
  quantity: number | null;
}
