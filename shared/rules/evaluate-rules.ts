import type { Citation } from '../model/citation.ts';
import type { Draft } from '../model/finding.ts';
import { type Outcome, strictest } from '../model/outcome.ts';
import type { Rule, Ruleset } from '../model/rule.ts';
import { type CompiledRule, compileRules } from './compile-rules.ts';
import { type RuleFacts, type RuleInput, ruleFacts } from './rule-facts.ts';

/**
 * The deployer's policy on one order: one finding for each rule that holds (for each party, item or finding it holds for). Rules can
 * only raise: they add findings, and the strictest finding wins. A rule that cannot be evaluated on these facts holds the order,
 * because a policy that could not be applied was not met.
 *
 * @param now ISO instant; a rule is in force from its `from` day to its `to` day, both included.
 */
export function evaluateRules(ruleset: Ruleset, input: RuleInput, now: string): Draft[] {
  const inForce = compileRules(ruleset).filter(({ rule }) => isInForce(rule, now.slice(0, 10)));
  if (inForce.length === 0) return [];
  const facts = ruleFacts(input);
  const groups = { ...facts.groups, ...groupsOf(ruleset) };
  return inForce.flatMap((compiled) => draftsOf(compiled, { ...facts, groups }, input.findings, ruleset));
}

const isInForce = (rule: Pick<Rule, 'from' | 'to'>, day: string): boolean =>
  (rule.from === null || rule.from <= day) && (rule.to === null || day <= rule.to);

const groupsOf = (ruleset: Ruleset): RuleFacts['groups'] =>
  Object.fromEntries(Object.entries(ruleset.groups).map(([name, members]) => [name, new Set(members)]));

interface Subject {
  bound: Record<string, unknown>;
  party: string | null;
  item: string | null;
  /** The finding it is about. */
  about?: Draft | undefined;
}

/** What a rule is evaluated for, and how a finding of it names its subject. */
const subjects: Record<Rule['each'], (facts: RuleFacts, drafts: readonly Draft[]) => Subject[]> = {
  order: () => [{ bound: {}, party: null, item: null }],
  party: ({ parties }) => parties.map((party) => ({ bound: { party }, party: String(party.id), item: null })),
  item: ({ items }) => items.map((item) => ({ bound: { item }, party: null, item: String(item.id) })),
  finding: ({ findings }, drafts) =>
    findings.map((finding, position) => ({
      bound: { finding },
      party: String(finding.party) || null,
      item: String(finding.item) || null,
      about: drafts[position],
    })),
};

function draftsOf({ rule, when }: CompiledRule, facts: RuleFacts, about: readonly Draft[], ruleset: Ruleset): Draft[] {
  const { order, destination, findings, groups } = facts;
  const drafts: Draft[] = [];
  let isUnanswered = false;
  for (const { bound, party, item, about: found } of subjects[rule.each](facts, about)) {
    const answer = holds(when, { order, destination, findings, groups, ...bound });
    if (answer === false || (answer === null && isUnanswered)) continue; // one is enough to hold, the rest would say the same
    isUnanswered ||= answer === null;
    const made = answer === null ? unanswered(rule, ruleset) : finding(rule, ruleset);
    drafts.push({ ...made, party, item, citations: [...made.citations, ...(found?.citations ?? [])] });
  }
  return rule.each === 'finding' ? folded(drafts) : drafts;
}

/** A rule about findings says its reason once for each party, and cites all it holds for: ten matches of one party break one rule. */
function folded(drafts: Draft[]): Draft[] {
  const byReason = Map.groupBy(drafts, ({ party, item, outcome, detail }) => JSON.stringify([party, item, outcome, detail]));
  return [...byReason.values()].map((same) => {
    const [first] = same as [Draft, ...Draft[]];
    const citations = new Map(same.flatMap((one) => one.citations).map((one) => [JSON.stringify(one), one]));
    const detail = same.length > 1 ? `${first.detail} It holds for ${same.length} findings.` : first.detail;
    return { ...first, detail, citations: [...citations.values()] };
  });
}

/** Whether a rule's condition holds on these facts; null when it cannot be evaluated. */
export function holds(when: CompiledRule['when'], facts: Record<string, unknown>): boolean | null {
  try {
    const answer: unknown = when?.(facts);
    return typeof answer === 'boolean' ? answer : null;
  } catch {
    return null; // a missing optional fact, or a comparison the language refuses
  }
}

function finding(rule: Rule, ruleset: Ruleset): Omit<Draft, 'party' | 'item'> {
  return {
    check: 'policy',
    code: `policy.${rule.id}`,
    jurisdiction: 'OWN',
    outcome: rule.then.outcome,
    hard: rule.then.action === 'refuse',
    title: rule.title,
    detail: rule.then.message,
    missingFacts: [],
    citations: [citation(rule, ruleset)],
  };
}

function unanswered(rule: Rule, ruleset: Ruleset): Omit<Draft, 'party' | 'item'> {
  const outcome: Outcome = strictest('review', rule.then.outcome === 'prohibited' ? 'review' : rule.then.outcome);
  const detail = `The rule could not be evaluated on this order, so the order is held: ${rule.then.message}`;
  return { ...finding(rule, ruleset), outcome, hard: false, detail };
}

const citation = (rule: Rule, ruleset: Ruleset): Citation =>
  rule.citation ?? { instrument: `own policy, ruleset ${ruleset.id}`, pinpoint: `rule ${rule.id}`, url: null };
