import type { Divergence, ExceptionAssessment, Obligation } from '../model/decision.ts';
import type { Finding, Gap } from '../model/finding.ts';
import type { Order } from '../model/order.ts';
import { type Outcome, strictest } from '../model/outcome.ts';
import { checkDestination } from '../screening/checks/destination.ts';
import { checkLicense } from '../screening/checks/license.ts';
import type { Knowledge } from '../screening/knowledge.ts';

export interface LawJudgement {
  outcome: Outcome;
  byJurisdiction: Record<string, Outcome>;
  findings: Finding[];
  gaps: Gap[];
  exceptions: ExceptionAssessment[];
  obligations: Obligation[];
  divergence: Divergence[];
}

/** License and embargo law alone, for questions without parties. Same checks as a decision; nothing is stored. */
export function judgeLaw(order: Order, knowledge: Knowledge, now: string, standing: Gap[]): LawJudgement {
  const circumstances = { now, gaps: [] };
  const results = [checkLicense(order, knowledge, circumstances), checkDestination(order, knowledge, circumstances)];
  const findings = results
    .flatMap((result) => result.findings)
    .map((draft, index): Finding => ({ id: `f${index + 1}`, ...draft }));
  const gaps = [...standing, ...results.flatMap((result) => result.gaps)];
  const byJurisdiction: Record<string, Outcome> = {};
  for (const { jurisdiction, outcome } of findings)
    byJurisdiction[jurisdiction] = strictest(byJurisdiction[jurisdiction] ?? 'clear', outcome);
  return {
    outcome: strictest(...findings.map((finding) => finding.outcome), gaps.length > 0 ? 'review' : 'clear'),
    byJurisdiction,
    findings,
    gaps,
    exceptions: results.flatMap((result) => result.exceptions ?? []),
    obligations: results.flatMap((result) => result.obligations ?? []),
    divergence: results.flatMap((result) => result.divergence ?? []),
  };
}
