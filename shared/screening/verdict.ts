import type { ExceptionAssessment, Judgement, PinnedSource } from '../model/decision.ts';
import type { Draft, Finding, Gap } from '../model/finding.ts';
import type { Order } from '../model/order.ts';
import { type Action, type Outcome, severity, strictest } from '../model/outcome.ts';
import type { CheckResult } from './check.ts';
import type { Circumstances, Knowledge } from './knowledge.ts';
import { withoutExceptionsForUnverified } from './unverified-parties.ts';

/**
 * Folds the checks' results into one judgement: the strictest finding wins, any gap makes it at least `review`, and only hard
 * facts refuse. Nothing in here can lower an outcome.
 */
export function reachVerdict(
  order: Order,
  knowledge: Knowledge,
  circumstances: Circumstances,
  results: CheckResult[],
): Judgement {
  const stood = withoutExceptionsForUnverified({
    findings: results.flatMap((result) => result.findings),
    exceptions: results.flatMap((result) => result.exceptions ?? []),
  });
  const findings = number(stood.findings);
  const gaps = inOrder([...circumstances.gaps, ...results.flatMap((result) => result.gaps)]);
  const { exceptions } = stood;
  const outcome = strictest(...findings.map((finding) => finding.outcome), gaps.length > 0 ? 'review' : 'clear');
  const action = actionFor(outcome, findings, exceptions);
  return {
    outcome,
    action,
    complete: gaps.length === 0,
    gaps,
    headline: headlineOf(action, findings, gaps),
    buyerMessage: buyerMessages[action],
    byJurisdiction: byJurisdiction(order, findings),
    findings,
    exceptions,
    obligations: results.flatMap((result) => result.obligations ?? []),
    divergence: results.flatMap((result) => result.divergence ?? []),
    pinned: {
      edition: knowledge.edition.id,
      ruleset: knowledge.ruleset.id,
      engine: knowledge.engine,
      sources: pinnedSources(knowledge),
    },
  };
}

/** The same decision with one thing more that could not be judged: at least `review`, never released. */
export function withGap<T extends Judgement>(judgement: T, gap: Gap): T {
  const gaps = inOrder([...judgement.gaps, gap]);
  const outcome = strictest(judgement.outcome, 'review');
  const action: Action = judgement.action === 'release' ? 'hold' : judgement.action;
  const headline = headlineOf(action, judgement.findings, gaps);
  return { ...judgement, gaps, outcome, action, complete: false, headline, buyerMessage: buyerMessages[action] };
}

/** Strictest first, then by check, subject and code, so that the numbering is the same on every run. */
function number(drafts: Draft[]): Finding[] {
  const ranked = drafts.map((draft, position) => ({ draft, position }));
  ranked.sort(
    (a, b) =>
      severity(b.draft.outcome) - severity(a.draft.outcome) ||
      Number(b.draft.hard) - Number(a.draft.hard) ||
      (b.draft.match?.score ?? 0) - (a.draft.match?.score ?? 0) ||
      a.position - b.position,
  );
  return ranked.map(({ draft }, index) => ({ id: `f${index + 1}`, ...draft }));
}

function inOrder(gaps: Gap[]): Gap[] {
  const seen = new Map(gaps.map((gap) => [`${gap.code}\n${gap.subject ?? ''}`, gap]));
  return [...seen].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, gap]) => gap);
}

function actionFor(outcome: Outcome, findings: Finding[], exceptions: ExceptionAssessment[]): Action {
  if (outcome === 'clear') return 'release';
  if (outcome === 'clear_with_conditions') {
    const relied = exceptions.filter((exception) => exception.status === 'available');
    return relied.every((exception) => exception.conditions.every((condition) => condition.met === true)) ? 'release' : 'hold';
  }
  return findings.some((finding) => finding.outcome === 'prohibited' && finding.hard) ? 'refuse' : 'hold';
}

const words: Record<Action, string> = { release: 'Released', hold: 'Held', refuse: 'Refused' };

function headlineOf(action: Action, findings: Finding[], gaps: Gap[]): string {
  const reasons = findings.filter((finding) => severity(finding.outcome) >= severity('review'));
  const [first] = reasons;
  if (first) return `${words[action]}: ${first.title}${reasons.length > 1 ? ` (${reasons.length - 1} more)` : ''}`;
  const [gap] = gaps;
  if (gap) return `${words[action]}: ${gap.detail}`;
  const conditional = findings.find((finding) => finding.outcome === 'clear_with_conditions');
  return conditional ? `${words[action]}: ${conditional.title}` : 'Released: nothing found that holds this order.';
}

/** Neutral on purpose: a buyer must not learn of a list match. */
const buyerMessages: Record<Action, { code: string; text: string }> = {
  release: { code: 'order_accepted', text: 'Thanks, we have your order.' },
  hold: { code: 'order_under_review', text: 'Thanks, we have your order. It needs a short manual check before we can ship it.' },
  refuse: { code: 'order_not_possible', text: 'We are sorry, we cannot ship this order.' },
};

function byJurisdiction(order: Order, findings: Finding[]): Record<string, Outcome> {
  const folded = new Map<string, Outcome>(order.jurisdictions.map((jurisdiction) => [jurisdiction, 'clear']));
  for (const { jurisdiction, outcome } of findings) {
    folded.set(jurisdiction, strictest(folded.get(jurisdiction) ?? 'clear', outcome));
  }
  return Object.fromEntries([...folded].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Every list behind the edition, with its version and date; lists inside a consolidated file say which file by `via`. */
export function pinnedSources(knowledge: Pick<Knowledge, 'edition'>): PinnedSource[] {
  return Object.entries(knowledge.edition.sources)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, { version, publishedAt, entries, provenance, lists }]) => [
      { id, version, publishedAt, entries, provenance },
      ...lists
        .filter((list) => list.id !== id)
        .map((list) => ({ id: list.id, version, publishedAt, entries: list.entries, provenance, via: id })),
    ]);
}
