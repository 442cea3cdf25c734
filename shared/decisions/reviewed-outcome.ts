import type { Decision } from '../model/decision.ts';
import type { Finding } from '../model/finding.ts';
import { type Action, type Outcome, severity, strictest } from '../model/outcome.ts';
import type { ReviewResolution } from '../model/review.ts';

type Answer = Pick<ReviewResolution, 'verdict' | 'license'>;

/**
 * What a decision means after a person's verdict. A verdict lifts only what a person may lift: a false positive answers the matches
 * and the questions (`review`), not a license requirement or an embargo; a license answers requirements too, and a prohibition
 * only by its number in the register. The order is released when nothing stricter than conditions is left.
 */
export function reviewedOutcome(decision: Decision, answer: Answer): { outcome: Outcome; action: Action } {
  const { verdict } = answer;
  if (verdict === 'true_match') return { outcome: strictest(decision.outcome, 'prohibited'), action: 'refuse' };
  if (verdict === 'cannot_tell') return { outcome: decision.outcome, action: decision.action };
  const left = decision.findings.filter((finding) => !lifts[verdict](finding, answer)).map((finding) => finding.outcome);
  const outcome = strictest(...left, verdict === 'cleared_under_license' ? 'clear_with_conditions' : 'clear');
  return { outcome, action: severity(outcome) >= severity('review') ? 'hold' : 'release' };
}

const lifts: Record<'false_positive' | 'cleared_under_license', (finding: Finding, answer: Answer) => boolean> = {
  false_positive: (finding) => finding.match !== undefined || isQuestion(finding) || followsMatch(finding),
  cleared_under_license: (finding, { license }) =>
    finding.outcome !== 'prohibited' || (license !== null && finding.check !== 'policy'),
};

const isQuestion = (finding: Finding): boolean => finding.outcome === 'review';
/** A rule of the policy that held because of a match, named by its party. */
const followsMatch = (finding: Finding): boolean => finding.check === 'policy' && finding.party !== null;
