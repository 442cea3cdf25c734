import type { Divergence, ExceptionAssessment, Obligation } from '../model/decision.ts';
import type { Draft, Gap } from '../model/finding.ts';

/** What every check returns. A check never decides; `verdict.ts` folds. */
export interface CheckResult {
  findings: Draft[];
  gaps: Gap[];
  exceptions?: ExceptionAssessment[];
  obligations?: Obligation[];
  divergence?: Divergence[];
}
