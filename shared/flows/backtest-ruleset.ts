import type { Judgement } from '../model/decision.ts';
import { severity } from '../model/outcome.ts';
import type { Review } from '../model/review.ts';
import type { BacktestReport, Ruleset } from '../model/rule.ts';
import { matchBasis } from '../rules/match-basis.ts';
import { settingOf } from '../rules/settings.ts';
import type { Circumstances, Knowledge } from '../screening/knowledge.ts';
import { screen } from '../screening/screen.ts';
import { closedPosition } from './list-reviews.ts';
import { currentRuleset } from './rulesets.ts';
import type { DecisionRecord, World } from './world.ts';

/** One request may last 29 seconds behind the gateway; what is left over is taken up by the next call. */
const budgetMsMax = 20_000;
const pageSize = 100;
/** Changed orders listed in the report; all of them are counted. */
const listedMax = 200;
/** A window with more decisions than this has no total, only what was covered so far. */
const totalMax = 100_000;
const dayMs = 86_400_000;

export interface BacktestRequest {
  by: string;
  /** Null: as the policy says. */
  days: number | null;
  /** Milliseconds this call may take; null: as long as a request may. */
  budgetMs: number | null;
  /** The last report on this draft: an unfinished one over the same days against the same ruleset is gone on with. */
  last: BacktestReport | null;
}

/**
 * Judges the orders of the last `days` with a draft, and beside it with the ruleset in force, each with the knowledge of its own day:
 * the difference is the draft's alone. Every match that a person confirmed as true is tried first, however old. A report that is
 * not `complete` says how far it came, and the next call goes on from there.
 */
export async function backtestRuleset(draft: Ruleset, request: BacktestRequest, world: World): Promise<BacktestReport> {
  const current = await currentRuleset(world);
  const days = request.days ?? settingOf(current, 'backtestDays');
  const until = world.clock.elapsed() + Math.min(request.budgetMs ?? budgetMsMax, budgetMsMax);
  const report = continued(request.last, days, current) ?? (await newReport(request.by, days, current, world));
  const run: Run = { draft, current, report, intime: () => world.clock.elapsed() < until, world };
  if (report.resume?.phase === 'true_matches') await tryTrueMatches(run);
  if (report.resume?.phase === 'orders') await tryOrders(run);
  report.complete = report.resume === null;
  return report;
}

interface Run {
  draft: Ruleset;
  current: Ruleset;
  /** Filled as it goes. */
  report: BacktestReport;
  intime: () => boolean;
  world: World;
}

function continued(last: BacktestReport | null, days: number, current: Ruleset): BacktestReport | null {
  if (!last?.resume || last.days !== days || last.against !== current.id) return null;
  return { ...last, changed: [...last.changed], lostTrueMatches: [...last.lostTrueMatches] };
}

async function newReport(by: string, days: number, current: Ruleset, world: World): Promise<BacktestReport> {
  const now = world.clock.now();
  const from = new Date(now.getTime() - days * dayMs).toISOString();
  return {
    at: now.toISOString(),
    by,
    days,
    against: current.id,
    total: await world.decisions.count(from, now.toISOString(), totalMax),
    covered: 0,
    examined: 0,
    skipped: 0,
    complete: false,
    stricter: 0,
    milder: 0,
    changed: [],
    trueMatches: { tried: 0, untried: 0 },
    lostTrueMatches: [],
    resume: { phase: 'true_matches', at: `${now.toISOString()}#~` },
  };
}

async function tryTrueMatches(run: Run): Promise<void> {
  const { report, world } = run;
  for (;;) {
    const page = await world.reviews.closed(pageSize, report.resume?.at ?? '');
    for (const review of page) {
      if (!run.intime()) return;
      if (review.resolution?.verdict === 'true_match') await tryTrueMatch(review, run);
      report.resume = { phase: 'true_matches', at: closedPosition(review) };
    }
    if (page.length < pageSize) break;
  }
  report.resume = { phase: 'orders', at: null };
}

async function tryTrueMatch(review: Review, { draft, report, world }: Run): Promise<void> {
  const record = await world.decisions.get(review.decisionId);
  const knowledge = record && (await knowledgeOf(record, world));
  if (!record || !knowledge) {
    report.trueMatches.untried += 1;
    return;
  }
  report.trueMatches.tried += 1;
  const entryIds = record.decision.findings.flatMap(({ match }) => match?.entry.id ?? []);
  const after = judge(record, knowledge, draft);
  const held = new Set(after.findings.flatMap(({ match }) => match?.entry.id ?? []));
  const lost = entryIds.filter((id) => !held.has(id));
  const missed = after.action === 'release' ? entryIds : lost.length === entryIds.length ? lost : [];
  if (missed.length > 0) report.lostTrueMatches.push({ decisionId: review.decisionId, reviewId: review.id, entryIds: missed });
}

async function tryOrders(run: Run): Promise<void> {
  const { report, world } = run;
  const from = new Date(Date.parse(report.at) - report.days * dayMs).toISOString();
  let cursor = report.resume?.at ?? null;
  do {
    const page = await world.decisions.list({ reference: null, outcome: null, from, to: report.at, limit: pageSize, cursor });
    for (const record of page.data) {
      if (!run.intime()) return;
      await tryOrder(record, run);
      report.covered += 1;
      report.resume = { phase: 'orders', at: `${record.decision.createdAt}#${record.decision.id}` };
    }
    cursor = page.nextCursor;
    if (cursor !== null) report.resume = { phase: 'orders', at: cursor };
  } while (cursor !== null);
  report.resume = null;
}

async function tryOrder(record: DecisionRecord, { draft, current, report, world }: Run): Promise<void> {
  const knowledge = await knowledgeOf(record, world);
  if (!knowledge) {
    report.skipped += 1; // what it was judged with is not here any more: said, not passed over
    return;
  }
  note(report, record, judge(record, knowledge, current), judge(record, knowledge, draft));
}

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
