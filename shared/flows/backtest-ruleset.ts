import type { Judgement } from '../model/decision.ts';
import { severity } from '../model/outcome.ts';
import type { BacktestReport, Ruleset } from '../model/rule.ts';
import { matchBasis } from '../rules/match-basis.ts';
import { settingOf } from '../rules/settings.ts';
import type { Circumstances, Knowledge } from '../screening/knowledge.ts';
import { screen } from '../screening/screen.ts';
import { currentRuleset } from './rulesets.ts';
import type { DecisionRecord, World } from './world.ts';

/** One request may last 29 seconds behind the gateway. */
const budgetMs = 20_000;
const pageSize = 100;
/** Changed orders listed in the report; all of them are counted. */
const listedMax = 200;
/** Newest closed reviews looked through for known true matches. */
const closedReviewsMax = 500;
const dayMs = 86_400_000;

/**
 * Judges the orders of the last `days` with a draft, and beside it with the ruleset in force, each with the knowledge of its own day:
 * the difference is the draft's alone. Every match that a person confirmed as true is tried too, however old.
 */
export async function backtestRuleset(
  draft: Ruleset,
  request: { by: string; days: number | null },
  world: World,
): Promise<BacktestReport> {
  const now = world.clock.now();
  const current = await currentRuleset(world);
  const days = request.days ?? settingOf(current, 'backtestDays');
  const report: BacktestReport = {
    at: now.toISOString(),
    by: request.by,
    days,
    examined: 0,
    complete: true,
    stricter: 0,
    milder: 0,
    changed: [],
    lostTrueMatches: [],
  };
  const end = world.clock.elapsed() + budgetMs;
  const intime = (): boolean => world.clock.elapsed() < end;
  await tryTrueMatches(draft, report, intime, world);
  await tryWindow({ draft, current }, new Date(now.getTime() - days * dayMs).toISOString(), report, intime, world);
  return report;
}

async function tryTrueMatches(draft: Ruleset, report: BacktestReport, intime: () => boolean, world: World): Promise<void> {
  const closed = await world.reviews.closed(closedReviewsMax, `${report.at}#~`);
  for (const review of closed.filter(({ resolution }) => resolution?.verdict === 'true_match')) {
    if (!intime()) return giveUp(report);
    const record = await world.decisions.get(review.decisionId);
    const knowledge = record && (await knowledgeOf(record, world));
    if (!record || !knowledge) continue;
    const entryIds = record.decision.findings.flatMap(({ match }) => match?.entry.id ?? []);
    const after = judge(record, knowledge, draft);
    const held = new Set(after.findings.flatMap(({ match }) => match?.entry.id ?? []));
    const lost = entryIds.filter((id) => !held.has(id));
    const missed = after.action === 'release' ? entryIds : lost.length === entryIds.length ? lost : [];
    if (missed.length > 0) report.lostTrueMatches.push({ decisionId: review.decisionId, reviewId: review.id, entryIds: missed });
  }
}

async function tryWindow(
  rulesets: { draft: Ruleset; current: Ruleset },
  from: string,
  report: BacktestReport,
  intime: () => boolean,
  world: World,
): Promise<void> {
  let cursor: string | null = null;
  do {
    const page = await world.decisions.list({ reference: null, outcome: null, from, to: null, limit: pageSize, cursor });
    for (const record of page.data) {
      if (!intime()) return giveUp(report);
      const knowledge = await knowledgeOf(record, world);
      if (!knowledge) continue;
      const before = judge(record, knowledge, rulesets.current);
      note(report, record, before, judge(record, knowledge, rulesets.draft));
    }
    cursor = page.nextCursor;
  } while (cursor !== null);
}

const giveUp = (report: BacktestReport): void => {
  report.complete = false;
};

const knowledgeOf = ({ decision }: DecisionRecord, world: World): Promise<Knowledge | null> =>
  world.knowledge.pinned(decision.pinned.edition, decision.pinned.ruleset);

/** Judged as on its day, with another ruleset. Suppressions made under other rules about matches no longer speak. */
function judge(record: DecisionRecord, knowledge: Knowledge, ruleset: Ruleset): Judgement {
  const circumstances = record.circumstances as unknown as Circumstances;
  const suppressions = (circumstances.suppressions ?? []).filter(({ entryId }) => {
    const entry = knowledge.index.entry(entryId);
    return entry && matchBasis(knowledge.ruleset, entry.source, entry.type) === matchBasis(ruleset, entry.source, entry.type);
  });
  return screen(record.order, { ...knowledge, ruleset }, { ...circumstances, suppressions });
}

function note(report: BacktestReport, { decision }: DecisionRecord, before: Judgement, after: Judgement): void {
  report.examined += 1;
  const difference = severity(after.outcome) - severity(before.outcome);
  if (difference > 0) report.stricter += 1;
  if (difference < 0) report.milder += 1;
  if ((difference === 0 && before.action === after.action) || report.changed.length >= listedMax) return;
  report.changed.push({
    decisionId: decision.id,
    reference: decision.reference,
    before: { outcome: before.outcome, action: before.action },
    after: { outcome: after.outcome, action: after.action },
  });
}
