import type { Decision } from '../model/decision.ts';
import type { Action, Outcome } from '../model/outcome.ts';
import type { DecisionEvent, Effective } from '../model/review.ts';

/**
 * What a decision means now: as made, until a later decision supersedes it or a person resolves its review.
 * Events come oldest first; the last that says something decides. A simulation is never releasable.
 */
export function effectiveOf(decision: Decision, events: DecisionEvent[]): Effective {
  const made: Effective = {
    outcome: decision.outcome,
    action: decision.simulated ? 'hold' : decision.action,
    asOf: decision.createdAt,
    supersededBy: null,
  };
  const now = events.reduce(afterEvent, made);
  const cancelled = events.find(({ type }) => type === 'order.cancelled'); // nothing that comes later releases a cancelled order
  return cancelled && now.action === 'release' ? { ...now, action: 'hold', asOf: cancelled.at } : now;
}

function afterEvent(now: Effective, event: DecisionEvent): Effective {
  const { detail, at, type } = event;
  if (type === 'superseded') {
    return { outcome: detail.outcome as Outcome, action: detail.action as Action, asOf: at, supersededBy: String(detail.by) };
  }
  if (type === 'review.closed' && now.supersededBy === null) {
    return { ...now, outcome: detail.outcome as Outcome, action: detail.action as Action, asOf: at };
  }
  return now;
}
