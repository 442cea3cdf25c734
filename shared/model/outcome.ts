/** What the law and the policy say, mildest first: later words are stricter and win. */
export const outcomes = ['clear', 'clear_with_conditions', 'review', 'license_required', 'prohibited'] as const;
export type Outcome = (typeof outcomes)[number];

/** What the shop does now. */
export const actions = ['release', 'hold', 'refuse'] as const;
export type Action = (typeof actions)[number];

export const severity = (outcome: Outcome): number => outcomes.indexOf(outcome);
export const strictest = (...all: Outcome[]): Outcome =>
  all.reduce<Outcome>((worst, next) => (severity(next) > severity(worst) ? next : worst), 'clear');
