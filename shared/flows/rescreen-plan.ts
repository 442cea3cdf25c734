import { canonicalJson } from '../decisions/canonical-json.ts';
import type { MatchIndex } from '../matching/match-index.ts';
import { findStoredParties } from '../matching/stored-party-index.ts';
import type { ListEntry } from '../model/list-entry.ts';
import type { Party } from '../model/party.ts';
import type { Rule, Ruleset } from '../model/rule.ts';
import { evaluateRules } from '../rules/evaluate-rules.ts';
import type { Knowledge } from '../screening/knowledge.ts';
import { changedEntries } from './changed-entries.ts';
import { type LawReach, lawReach, reachesOrder } from './law-reach.ts';
import type { PartySegment } from './party-segment.ts';
import { type PureWork, pureWork } from './pure-work.ts';
import type { DecisionRecord, WatchWorld } from './world.ts';

/** What changed between two states of knowledge, ready to be held against stored orders. */
export interface RescreenPlan {
  /** Changed list entries as an index of their own; null when none. */
  delta: MatchIndex | null;
  entries: ListEntry[];
  /** Null when the law is the same. */
  law: LawReach | null;
  /** Null: the same; a list: only these rules were added or changed; `everything`: bars, groups or settings changed. */
  rules: Rule[] | 'everything' | null;
}

/** The floor of `checks/parties`: no ruleset can ask for less. */
const scoreFloor = 0.7;

export async function planRescreen(before: Knowledge | null, after: Knowledge, world: WatchWorld): Promise<RescreenPlan> {
  const entries = await changedEntries(before?.edition ?? null, after.edition, world);
  const { buildIndex, loadIndex } = pureWork(world);
  const index = entries.length > 0 ? loadIndex(buildIndex(entries)) : null;
  if (index && !index.ok) throw new Error(`the index of changed entries was refused: ${index.trouble.code}`);
  const sameLaw = before === null || before.edition.lawKey === after.edition.lawKey;
  return {
    delta: index?.value ?? null,
    entries,
    law: sameLaw ? null : lawReach(before.law, after.law),
    rules: before === null ? null : changedRules(before.ruleset, after.ruleset),
  };
}

/** Orders of a segment that the change may touch: by party for lists, whatever their age; by place and code for active orders. */
export function touchedOrders(
  plan: RescreenPlan,
  segment: PartySegment,
  index: MatchIndex | null,
  activeSince: string,
  world: Pick<WatchWorld, 'pure'>,
): Set<string> {
  const touched = new Set<string>();
  if (plan.delta) {
    for (const position of candidates(plan, segment, index)) {
      const { party, orders } = segment.party(position);
      if (mayMatch(plan.delta, party, pureWork(world))) for (const order of orders) touched.add(segment.order(order).id);
    }
  }
  for (let position = 0; (plan.law || plan.rules) && position < segment.orderCount; position++) {
    const order = segment.order(position);
    const reached = plan.rules !== null || (plan.law !== null && reachesOrder(plan.law, order));
    if (order.at >= activeSince && reached) touched.add(order.id);
  }
  return touched;
}

/** With an index the changed entries ask for stored parties, so that the cost follows the change; without one all are looked at. */
function candidates(plan: RescreenPlan, segment: PartySegment, index: MatchIndex | null): Iterable<number> {
  return index
    ? findStoredParties(index, plan.entries, scoreFloor)
    : Array.from({ length: segment.partyCount }, (_, position) => position);
}

/** The door's own matcher, on the changed entries alone: a score depends on the two parties and on nothing else on the lists. */
const mayMatch = (delta: MatchIndex, party: Party, { screenParties }: PureWork): boolean =>
  (screenParties(delta, [party], { minScore: scoreFloor, perPartyLimit: 1 })[0]?.hits.length ?? 0) > 0;

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
