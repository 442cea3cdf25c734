import type { Action, Outcome } from './outcome.ts';

/** What is in force for an order now: the strictest of its live decisions and reviews. */
export interface Effective {
  outcome: Outcome;
  action: Action;
  asOf: string;
  supersededBy: string | null;
}

/** Something that happened to a decision after it was made. Immutable; kept under the decision's key. */
export interface DecisionEvent {
  decisionId: string;
  /** ISO instant. */
  at: string;
  /** `review.claimed`, `review.resolved`, `superseded`, … */
  type: string;
  by: string;
  detail: Record<string, unknown>;
}
