import type { Judgement } from '../model/decision.ts';
import type { Gap } from '../model/finding.ts';
import type { Order } from '../model/order.ts';
import type { CheckResult } from './check.ts';
import { checkDestination } from './checks/destination.ts';
import { checkEndUse } from './checks/end-use.ts';
import { checkLicense } from './checks/license.ts';
import { checkOwnership } from './checks/ownership.ts';
import { checkParties } from './checks/parties.ts';
import { checkPolicy } from './checks/policy.ts';
import { checkRecentlyRemoved } from './checks/recently-removed.ts';
import { checkRedFlags } from './checks/red-flags.ts';
import { checkVigilance } from './checks/vigilance.ts';
import type { Circumstances, Knowledge } from './knowledge.ts';
import { reachVerdict } from './verdict.ts';

/** Every check runs on every order, whatever an earlier one found, so that the record shows all reasons. */
const checks = {
  parties: checkParties,
  removals: checkRecentlyRemoved,
  ownership: checkOwnership,
  destination: checkDestination,
  license: checkLicense,
  end_use: checkEndUse,
  red_flags: checkRedFlags,
  vigilance: checkVigilance,
} as const;

/**
 * READ FIRST. The whole decision: each check looks at the order with the knowledge of one edition and reports findings and
 * gaps; the deployer's policy is asked last; `reachVerdict` folds, strictest wins. Pure: the same order, knowledge and
 * circumstances give the same bytes, today or in ten years.
 *
 * @param mayStart Asked before each check; a check it forbids becomes the gap `deadline_exceeded`, never a silent pass.
 */
export function screen(
  order: Order,
  knowledge: Knowledge,
  circumstances: Circumstances,
  mayStart: (check: string) => boolean = () => true,
): Judgement {
  const results: CheckResult[] = [];
  const mayRun = (check: string): boolean => {
    if (!circumstances.unfinished?.includes(check) && mayStart(check)) return true;
    results.push({ findings: [], gaps: [unfinished(check)] });
    return false;
  };
  for (const [name, check] of Object.entries(checks)) {
    if (mayRun(name)) results.push(check(order, knowledge, circumstances));
  }
  if (mayRun('policy')) {
    const found = results.flatMap((result) => result.findings);
    results.push(checkPolicy(order, knowledge, circumstances, found));
  }
  return reachVerdict(order, knowledge, circumstances, results);
}

const unfinished = (check: string): Gap => ({
  code: 'deadline_exceeded',
  subject: check,
  detail: `The check \`${check}\` was not finished within the deadline.`,
});
