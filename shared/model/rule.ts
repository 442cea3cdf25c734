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

/** A ruleset as kept: content that never changes under its id, and what people did with it. */
export interface RulesetRecord {
  ruleset: Ruleset;
  /** How far it has come before publication; `published` and `retired` follow from the pointer. */
  state: 'draft' | 'checked' | 'backtested';
  author: string;
  createdAt: string;
  backtest: BacktestReport | null;
  events: { at: string; by: string; type: string }[];
}

/** Which ruleset is in force, and every move of it: one item, so that a move is one conditional write. */
export interface RulesetPointer {
  /** Null: the default ruleset. */
  current: string | null;
  moves: { at: string; by: string; to: string | null; why: 'publish' | 'rollback' }[];
}

/** What a draft would have said about past orders, each judged with the knowledge of its day. */
export interface BacktestReport {
  at: string;
  by: string;
  days: number;
  /** Ruleset in force that it is compared with. */
  against: string;
  /** Decisions in the window; null: more than are counted. */
  total: number | null;
  /** Decisions of the window looked at so far, newest first. */
  covered: number;
  /** ... of which judged again, */
  examined: number;
  /** ... and of which could not be: their knowledge is not kept. */
  skipped: number;
  /** False while the window is not covered: the next call goes on. */
  complete: boolean;
  stricter: number;
  milder: number;
  /** The first of them, newest first. */
  changed: { decisionId: string; reference: string; before: Judged; after: Judged }[];
  /** Matches that a person confirmed as true, over all time: tried with the draft, and not to be tried any more. */
  trueMatches: { tried: number; untried: number };
  /** Matches a person confirmed as true that the draft would no longer hold. */
  lostTrueMatches: { decisionId: string; reviewId: string; entryIds: string[] }[];
  /** Where the next call goes on; null when complete. Not part of the answer. */
  resume: { phase: 'true_matches' | 'orders'; at: string | null } | null;
}

interface Judged {
  outcome: Outcome;
  action: Action;
}
