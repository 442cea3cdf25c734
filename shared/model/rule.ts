import type { Citation } from './citation.ts';
import type { Action, Outcome } from './outcome.ts';

/** One rule of the deployer's policy: data, never code. It can raise an outcome, never lower one. */
export interface Rule {
  id: string;
  title: string;
  /** Effective dates, `YYYY-MM-DD`; null = open. */
  from: string | null;
  to: string | null;
  /** CEL expression over `order`, `party`, `item`, `destination`, `findings`, `groups`. */
  when: string;
  /** What `when` is evaluated for. Default `order`. */
  each: 'order' | 'party' | 'item' | 'finding';
  then: { outcome: Outcome; action: Action | null; message: string };
  citation: Citation | null;
  tests: { name: string; given: Record<string, unknown>; expect: boolean }[];
}

/** Score bars for one list (or `*`) and party type (or `*`); scores 0–1. */
export interface Threshold {
  source: string;
  type: string;
  /** At or above: `review`, hold. */
  review: number;
  /** At or above: band `strong`. */
  strong: number;
}

export type RulesetState = 'draft' | 'checked' | 'backtested' | 'published' | 'retired';

export interface Ruleset {
  /** `rs_` + hash of the content. */
  id: string;
  version: number;
  title: string;
  /** First match wins, most specific first. */
  thresholds: Threshold[];
  rules: Rule[];
  /** Named groups of countries, codes or words for use in rules. */
  groups: Record<string, string[]>;
  settings: Record<string, string | number | boolean>;
}
