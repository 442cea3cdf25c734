import type { Ruleset } from '../model/rule.ts';
import { checkExpression, subjectOf } from './check-expression.ts';
import { rulesetId } from './ruleset-id.ts';
import { rulesetSchema } from './ruleset-schema.ts';
import { runRuleTests } from './run-rule-tests.ts';

/** One fault of a ruleset and where it is: a JSON Pointer, and for expressions the first and last character. */
export interface RulesetFault {
  code: string;
  message: string;
  pointer: string;
  characters: { start: number; end: number } | null;
}

export type CheckedRuleset = { ok: true; ruleset: Ruleset } | { ok: false; faults: RulesetFault[] };

/**
 * Everything that can be said about a ruleset without an order: its shape, every expression (see `check-expression.ts`), doubled ids,
 * and the tests written beside its rules. Only a ruleset without faults can be published.
 */
export function checkRuleset(body: unknown): CheckedRuleset {
  const parsed = readRuleset(body);
  if (!parsed.ok) return parsed;
  const { ruleset } = parsed;
  const faults = staticFaults(ruleset);
  if (faults.length === 0)
    faults.push(...runRuleTests(ruleset).map(({ pointer, message }) => fault('test_failed', message, pointer)));
  return faults.length > 0 ? { ok: false, faults } : parsed;
}

/** What is wrong in the text of a well-shaped ruleset, without running anything. */
export const staticFaults = (ruleset: Ruleset): RulesetFault[] => [...doubledIds(ruleset), ...expressionFaults(ruleset)];

/** The shape alone: what a draft must satisfy to be kept. */
export function readRuleset(body: unknown): CheckedRuleset {
  const parsed = rulesetSchema.safeParse(body);
  if (parsed.success) {
    const { rules, ...rest } = parsed.data;
    const each = (rule: (typeof rules)[number]) => rule.each ?? subjectOf(rule.when, rest.groups);
    const content = { ...rest, rules: rules.map((rule) => ({ ...rule, each: each(rule) })) } as Omit<Ruleset, 'id' | 'version'>;
    return { ok: true, ruleset: { id: rulesetId(content), version: 0, ...content } };
  }
  const faults = parsed.error.issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return fault(issue.code, issue.message, pointerTo(issue.path));
    return issue.keys.map((key) => fault('unknown_field', `unknown field \`${key}\``, pointerTo([...issue.path, key])));
  });
  return { ok: false, faults };
}

function doubledIds({ rules }: Ruleset): RulesetFault[] {
  const seen = new Set<string>();
  return rules.flatMap(({ id }, position) => {
    if (seen.has(id)) return [fault('doubled_id', `another rule is called \`${id}\``, `/rules/${position}/id`)];
    seen.add(id);
    return [];
  });
}

function expressionFaults({ rules, groups }: Ruleset): RulesetFault[] {
  return rules.flatMap((rule, position) => {
    const found = checkExpression(rule.when, rule.each, groups);
    if (!found) return [];
    const { code, message, start, end } = found;
    return [{ code, message, pointer: `/rules/${position}/when`, characters: { start, end } }];
  });
}

const fault = (code: string, message: string, pointer: string): RulesetFault => ({ code, message, pointer, characters: null });

const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
