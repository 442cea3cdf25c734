import type { Item } from './item.ts';
import type { Party } from './party.ts';

export const stages = ['cart', 'checkout', 'fulfillment', 'onboarding'] as const;
export type Stage = (typeof stages)[number];
export const transactions = ['export', 'reexport', 'transfer', 'deemed_export', 'transit', 'brokering'] as const;
export type Transaction = (typeof transactions)[number];

export interface Destination {
  country: string | null;
  region: string | null;
  city: string | null;
  postalCode: string | null;
}

export interface Authorization {
  kind: 'license' | 'exception' | 'general';
  /** License number in the deployer's register. */
  id: string | null;
  /** Exception or general authorization code (`ENC`, `EU001`). */
  code: string | null;
  /** Conditions the exporter attests, by condition key. */
  attestations: Record<string, boolean>;
}

/** One order as the shop sends it, with every default filled in. Wire shape: `POST /v1/decisions`. */
export interface Order {
  reference: string;
  stage: Stage;
  transaction: Transaction;
  shipFrom: { country: string } | null;
  destination: Destination;
  /** Transit countries, ISO 3166-1 alpha-2. */
  via: string[];
  parties: Party[];
  items: Item[];
  /** Flags: `military`, `militaryIntelligence`, `nuclear`, `missile`, `chemBio`, `advancedNodeFab`, `smeProduction`, `supercomputer`, `government`, `police`, `cyberSurveillance` …; null or absent = not asked. */
  endUse: { statement: string | null; flags: Record<string, boolean | null> };
  authorizations: Authorization[];
  signals: { ipCountry: string | null; paymentCountry: string | null; accountAgeDays: number | null };
  /** Empty = every jurisdiction the facts reach. */
  jurisdictions: string[];
  deadlineMs: number;
  /** ISO instant: judge with the knowledge of that moment (a simulation, never releasable). */
  asOf: string | null;
  dryRun: boolean;
  metadata: Record<string, string>;
}
