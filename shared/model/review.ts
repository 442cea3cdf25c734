import type { Action, Outcome } from './outcome.ts';

/** What is in force for an order now: the strictest of its live decisions and reviews. */
export interface Effective {
  outcome: Outcome;
  action: Action;
  asOf: string;
  supersededBy: string | null;
}
