import { canonicalJson } from '../decisions/canonical-json.ts';
import { buildIndex } from '../matching/build-index.ts';
import { loadIndex } from '../matching/load-index.ts';
import type { MatchIndex } from '../matching/match-index.ts';
import { screenParties } from '../matching/screen-party.ts';
import type { Rule, Ruleset } from '../model/rule.ts';
import { evaluateRules } from '../rules/evaluate-rules.ts';
import type { Knowledge } from '../screening/knowledge.ts';
import { changedEntries } from './changed-entries.ts';
import { type LawReach, lawReach, reachesOrder } from './law-reach.ts';
import type { PartySegment, StoredOrder } from './party-segment.ts';
import type { DecisionRecord, WatchWorld } from './world.ts';

/** What changed between two states of knowledge, ready to be held against stored orders. */
export interface RescreenPlan {
  /** Changed list entries as an index of their own; null when none. */
  delta: MatchIndex | null;
  entries: number;
  /** Null when the law is the same. */
  law: LawReach | null;
  /** Null: the same; a list: only these rules were added or changed; `everything`: bars, groups or settings changed. */
  rules: Rule[] | 'everything' | null;
}

/** Far below any bar of a ruleset: the small index weighs words otherwise than the whole one, and only the whole one decides. */
const candidateScore = 0.5;
const hitsPerParty = 1;

export async function planRescreen(before: Knowledge | null, after: Knowledge, world: WatchWorld): Promise<RescreenPlan> {
  const entries = await changedEntries(before?.edition ?? null, after.edition, world);
  const index = entries.length > 0 ? loadIndex(buildIndex(entries)) : null;
  if (index && !index.ok) throw new Error(`the index of changed entries was refused: ${index.trouble.code}`);
  const sameLaw = before === null || before.edition.lawKey === after.edition.lawKey;
  return {
    delta: index?.value ?? null,
    entries: entries.length,
    law: sameLaw ? null : lawReach(before.law, after.law),
    rules: before === null ? null : changedRules(before.ruleset, after.ruleset),
  };
}

/** Orders of a segment that the change may touch: by party for lists of any age, by place and code for active orders. */
export function touchedOrders(plan: RescreenPlan, segment: PartySegment, activeSince: string): Set<string> {
  const touched = new Set<string>();
  const add = (order: StoredOrder | undefined) => order && touched.add(order.id);
  if (plan.delta) {
    const options = { minScore: candidateScore, perPartyLimit: hitsPerParty };
    for (const { party, orders } of segment.parties) {
      const [result] = screenParties(plan.delta, [party], options);
      if (result && result.hits.length > 0) for (const position of orders) add(segment.orders[position]);
    }
  }
  if (plan.law || plan.rules) {
    for (const order of segment.orders) {
      if (order.at >= activeSince && (plan.rules || (plan.law && reachesOrder(plan.law, order)))) add(order);
    }
  }
  return touched;
}

/** True when only rules changed and none of the changed ones says anything about this order: it need not be judged whole. */
export function isOutOfReach(plan: RescreenPlan, record: DecisionRecord, after: Knowledge, now: string): boolean {
  if (plan.delta || plan.law || plan.rules === null || plan.rules === 'everything') return false;
  const changed: Ruleset = { ...after.ruleset, rules: plan.rules };
  const { findings } = record.decision;
  return evaluateRules(changed, { order: record.order, findings }, now).length === 0;
}

function changedRules(before: Ruleset, after: Ruleset): RescreenPlan['rules'] {
  if (before.id === after.id) return null;
  const frame = ({ thresholds, groups, settings }: Ruleset) => canonicalJson({ thresholds, groups, settings });
  if (frame(before) !== frame(after)) return 'everything';
  const known = new Set(before.rules.map(canonicalJson));
  return after.rules.filter((rule) => !known.has(canonicalJson(rule)));
}
