import type { Finding } from '../../model/finding.ts';
import type { Order } from '../../model/order.ts';
import { evaluateRules } from '../../rules/evaluate-rules.ts';
import type { CheckResult } from '../check.ts';
import type { Circumstances, Knowledge } from '../knowledge.ts';

/** The deployer's own rules, applied last because they may look at what the other checks found. They raise, never lower. */
export function checkPolicy(
  order: Order,
  knowledge: Knowledge,
  circumstances: Circumstances,
  findings: Omit<Finding, 'id'>[],
): CheckResult {
  return {
    findings: evaluateRules(knowledge.ruleset, { order, destination: order.destination, findings }, circumstances.now),
    gaps: [],
  };
}
