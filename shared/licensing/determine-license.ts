import type { Divergence, ExceptionAssessment, Obligation } from '../model/decision.ts';
import type { Draft, Gap } from '../model/finding.ts';
import type { Order } from '../model/order.ts';
import { coverer, type LicenseOnRecord } from './covered-by.ts';
import { classificationConflicts } from './divergence/classification-conflicts.ts';
import { divergences } from './divergence/divergences.ts';
import { emergingFindings } from './emerging/tag-items.ts';
import { determineEu } from './eu/determine-eu.ts';
import type { LawTables } from './law-tables.ts';
import { nothingReached } from './nothing-reached.ts';
import { reachedJurisdictions } from './reached-jurisdictions.ts';
import { transactionFindings } from './transaction-findings.ts';
import { unmodelledLaw } from './unmodelled.ts';
import { determineUs } from './us/determine-us.ts';
import { usObligations } from './us/obligations.ts';
import { transitStops } from './us/transit-stops.ts';

/** What license determination says; the shape every check returns. */
export interface LicenseAnswer {
  findings: Draft[];
  gaps: Gap[];
  exceptions: ExceptionAssessment[];
  obligations: Obligation[];
  divergence: Divergence[];
}

const none = { findings: [], exceptions: [], obligations: [] };

/**
 * Does each item need a license to go there, and what would authorize it? Every jurisdiction the order reaches is evaluated, each
 * result kept, strictest wins when the verdict folds.
 *
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
  const us = reached.includes('US') ? determineUs(order, law, day, coveredBy) : none;
  const eu = reached.includes('EU') ? determineEu(order, law, day, coveredBy) : none;
  const other = unmodelledLaw(order, reached);
  const stops = reached.includes('US') ? transitStops(order, law, day) : [];
  const judged = [...us.findings, ...eu.findings];
  return {
    findings: [
      ...judged,
      ...stops,
      ...transactionFindings(order, reached, law),
      ...classificationConflicts(order, reached, law),
      ...other.findings,
      ...nothingReached(order, reached),
      ...emergingFindings(order),
    ],
    gaps: other.gaps,
    exceptions: [...us.exceptions, ...eu.exceptions],
    obligations: [...(reached.includes('US') ? usObligations(order, law, judged) : []), ...eu.obligations],
    divergence: divergences(order, law, judged),
  };
}
