import { effectiveOf } from '../decisions/effective-of.ts';
import type { Decision } from '../model/decision.ts';
import type { DecisionEvent, Effective } from '../model/review.ts';
import type { Knowledge } from '../screening/knowledge.ts';
import { pinnedSources } from '../screening/verdict.ts';
import type { DecisionRecord } from './world.ts';

/** A decision as the API answers it. */
export interface DecisionView extends Decision {
  effective: Effective;
  /** Milliseconds. `match`, `license`, `rules`, `store` and `total` are always there. */
  timingMs: Record<string, number>;
  links: { self: string };
}

/**
 * The stored decision with what is true only now: its effective state and the versions behind its pinned edition (kept once
 * with the edition, not with every decision).
 */
export function showDecision(
  record: DecisionRecord,
  events: DecisionEvent[],
  pinned: Pick<Knowledge, 'edition'> | null,
  laps: Record<string, number> = {},
): DecisionView {
  const { decision } = record;
  const sources = pinned ? pinnedSources(pinned) : decision.pinned.sources;
  return {
    ...decision,
    pinned: { ...decision.pinned, sources },
    effective: effectiveOf(decision, events),
    timingMs: timing(laps),
    links: { self: `/v1/decisions/${decision.id}` },
  };
}

function timing(laps: Record<string, number>): Record<string, number> {
  const { parties = 0, license = 0, policy = 0, answer: _, total = 0, ...others } = laps;
  return { total, match: parties, license, rules: policy, store: others.store ?? 0, ...others };
}
