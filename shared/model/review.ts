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

export const reviewVerdicts = ['true_match', 'false_positive', 'cleared_under_license', 'cannot_tell'] as const;
export type ReviewVerdict = (typeof reviewVerdicts)[number];

/** One of the five steps of OFAC FAQ 5 as the reviewer answered it; null = not answered yet. */
export interface ChecklistAnswer {
  step: number;
  question: string;
  answer: 'yes' | 'no' | null;
  note: string | null;
  by: string | null;
  at: string | null;
}

export interface ReviewNote {
  at: string;
  by: string;
  text: string;
}

/** What a person decided, or proposes while a second person must agree. */
export interface ReviewResolution {
  verdict: ReviewVerdict;
  /** Reason code, for example `different_birth_date`. */
  reason: string;
  note: string;
  by: string;
  at: string;
  /** Remember a false positive as a suppression until this day; null = do not. */
  rememberUntil: string | null;
  /** License relied on by `cleared_under_license`. */
  license: string | null;
  approvedBy: string | null;
  approvedAt: string | null;
}

export const reviewStates = ['open', 'claimed', 'awaiting_approval', 'closed'] as const;
export type ReviewState = (typeof reviewStates)[number];

/** A held decision waiting for a person. Only a person closes it: no time, load or repetition does. */
export interface Review {
  id: string;
  decisionId: string;
  reference: string;
  state: ReviewState;
  /** ISO instant. Passing it changes nothing but the order of the queue. */
  dueAt: string;
  openedAt: string;
  outcome: Outcome;
  action: Action;
  /** Rises with every change: `If-Match`. */
  version: number;
  /** Who works on it, until when. A lapsed claim is as good as none. */
  claim: { by: string; at: string; until: string } | null;
  notes: ReviewNote[];
  checklist: ChecklistAnswer[];
  /** Set while `awaiting_approval` and when `closed`. */
  resolution: ReviewResolution | null;
  /** Events of the last change, kept until they are known to lie with the decision. Not part of the answer. */
  unsent: DecisionEvent[];
}
