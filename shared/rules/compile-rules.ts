import type { ParseResult } from '@marcbachmann/cel-js';
import type { Rule, Ruleset } from '../model/rule.ts';
import { eachShapes, factShapes } from './fact-shapes.ts';
import { ruleEnvironment } from './rule-language.ts';

export interface CompiledRule {
  rule: Rule;
  /** Null when the expression does not even parse: the rule then holds every order instead of none. */
  when: ParseResult | null;
}

/** A ruleset is immutable, so its compiled form lives as long as it does. */
const compiled = new WeakMap<Ruleset, CompiledRule[]>();

const variables = new Set(['groups', ...Object.keys(factShapes), ...Object.values(eachShapes).flatMap(Object.keys)]);

/** Parses every rule once per ruleset. */
export function compileRules(ruleset: Ruleset): CompiledRule[] {
  const known = compiled.get(ruleset);
  if (known) return known;
  const environment = ruleEnvironment(variables);
  const rules = ruleset.rules.map((rule) => ({ rule, when: parsed(rule.when) }));
  compiled.set(ruleset, rules);
  return rules;

  function parsed(when: string): ParseResult | null {
    try {
      return environment.parse(when);
    } catch {
      return null;
    }
  }
}
