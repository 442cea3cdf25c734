import type { Judgement } from '../model/decision.ts';
import type { Finding } from '../model/finding.ts';
import { severity } from '../model/outcome.ts';
import type { Effective } from '../model/review.ts';

/**
 * Findings of a later judgement that an earlier one did not have. A changed listing is a new reason even when the name is the
 * same: whoever dismissed the old one has not seen it.
 */
export function newReasons(before: Judgement, after: Judgement): Finding[] {
  const known = new Set(before.findings.map(reasonKey));
  return after.findings.filter((finding) => severity(finding.outcome) > 0 && !known.has(reasonKey(finding)));
}

const strictness = { release: 0, hold: 1, refuse: 2 } as const;

/**
 * True when a later judgement must replace what is in force: it is stricter, and for a new reason. A gap alone (a list that is
 * late today) never turns an order; neither does a reason that a person has already dealt with.
 */
export function turns(before: Judgement, effective: Effective, after: Judgement): boolean {
  const stricter =
    severity(after.outcome) > severity(effective.outcome) || strictness[after.action] > strictness[effective.action];
  return stricter && newReasons(before, after).length > 0;
}

const reasonKey = (finding: Finding): string =>
  JSON.stringify([
    finding.code,
    finding.jurisdiction,
    finding.outcome,
    finding.party,
    finding.item,
    finding.match?.entry.id ?? null,
    finding.match?.entry.hash ?? null,
    finding.requirement ?? null,
  ]);
