import type { Ruleset, Threshold } from '../model/rule.ts';

/** Used when a ruleset says nothing at all: hold early rather than late. */
const fallback: Threshold = { source: '*', type: '*', review: 0.7, strong: 0.93 };

/** The score bars for a match on this list and this type of listed party: the first row of the ruleset that fits. */
export function thresholdFor(ruleset: Ruleset, source: string, type: string): Threshold {
  return ruleset.thresholds.find((row) => fits(row.source, source) && fits(row.type, type)) ?? fallback;
}

/** `*` fits all; a trailing `*` fits a family of lists (`own-*`). */
const fits = (pattern: string, value: string): boolean =>
  pattern === value || (pattern.endsWith('*') && value.startsWith(pattern.slice(0, -1)));
