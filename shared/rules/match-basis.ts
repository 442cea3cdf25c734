import { createHash } from 'node:crypto';
import type { Ruleset } from '../model/rule.ts';
import { thresholdFor } from './threshold-for.ts';

/**
 * One value for everything in a ruleset that bears on a match with this list: its score bars and every rule that looks at parties or
 * findings. When it changes, what was remembered under the old rules no longer speaks; a new value limit changes nothing here.
 */
export function matchBasis(ruleset: Ruleset, source: string, type: string): string {
  const rules = ruleset.rules.filter(
    ({ each, when }) => each === 'finding' || each === 'party' || /\b(findings|parties)\b/.test(when),
  );
  const bearing = rules.map(({ id, from, to, each, when, then }) => [id, from, to, each, when, then.outcome, then.action]);
  const basis = JSON.stringify([thresholdFor(ruleset, source, type), bearing]);
  return createHash('sha256').update(basis).digest('hex').slice(0, 24);
}
