import type { Citation } from '../../model/citation.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { ScopeName } from './item-scopes.ts';

/** When a rule binds. `to` is the last day, null while open. */
export interface Effective {
  from: string;
  to: string | null;
  status: 'in_force' | 'stayed' | 'not_enforced' | 'pending' | 'rescinded';
  /** Instrument that made, stayed or ended it. */
  authority: string;
}

/** An authorization a person may find to fit; never lifts anything by itself. */
export interface Candidate {
  code: string;
  conditions: { key: string; text: string }[];
  citation: Citation;
}

/** One rule against one or more places: a row of the embargo tables. */
export interface EmbargoRow {
  id: string;
  jurisdiction: 'US' | 'EU' | 'UK' | 'UN';
  /** ISO 3166-1 alpha-2 codes, or region ids of `tables/regions.json`. */
  places: readonly string[];
  /** Which items it reaches; see `item-scopes.ts`. */
  scope: ScopeName;
  outcome: Outcome;
  /** Of the requirement, as in the Country Chart: `746.6(a)(1)`. */
  column: string;
  reason: 'EMBARGO' | 'SANCTION';
  /** What it means, `{place}` filled in. */
  title: string;
  detail: string;
  /** False: releases of technology to nationals (deemed exports) are left out, as 746.8(a)(12)(i) does. */
  deemed?: false;
  /** Available when every condition is met; only for `clear_with_conditions`. */
  available?: Candidate;
  candidates?: readonly Candidate[];
  effective: Effective;
  citations: readonly Citation[];
}

/** True on every day from `from` to `to`, both included, unless the rule was stayed, rescinded or never enforced. */
export function isInForce(effective: Effective, day: string): boolean {
  return effective.status === 'in_force' && effective.from <= day && (effective.to === null || day <= effective.to);
}
