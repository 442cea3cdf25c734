import { sha256Hex } from '../decisions/canonical-json.ts';
import { effectiveOf } from '../decisions/effective-of.ts';
import { newReasons, turns } from '../decisions/new-reasons.ts';
import type { Knowledge } from '../screening/knowledge.ts';
import { announceEdition } from './announce-edition.ts';
import { type Judged, judgeAgain } from './judge-again.ts';
import { knowledgeInForce } from './knowledge-in-force.ts';
import { quarantineEdition } from './quarantine-edition.ts';
import { isOutOfReach, planRescreen, type RescreenPlan, touchedOrders } from './rescreen-plan.ts';
import { currentRuleset } from './rulesets.ts';
import { listSegments, readSegment, readSegmentIndex, type SegmentRow } from './stored-orders.ts';
import { supersedeDecision, type Trigger } from './supersede-decision.ts';
import type { DecisionRecord, Stored, WatchWorld } from './world.ts';

/** What a decision is judged under, by name. */
export interface Pin {
  edition: string;
  ruleset: string;
}

/** One sweep from one state of knowledge to the next. Kind `SWEEP`, id `RUN`; the last one that ended is `CURRENT`, a `Pin`. */
export interface Sweep {
  id: string;
  from: Pin;
  to: Pin;
  phase: 'match' | 'turn' | 'done' | 'quarantined';
  startedAt: string;
  /** Segments done in this phase: where the next worker goes on after a crash. */
  done: string[];
  /** Segments that hold decisions to be replaced. */
  turning: string[];
  judged: number;
  turned: number;
}

/**
 * Judges stored orders again after a new edition or ruleset, a slice at a time: what the change touches is found first, counted,
 * and only then replaced, so that a poisoned list is stopped before it holds a shop's every order. Resumable and safe to run twice.
 *
 * @param budgetMs Milliseconds after which it leaves the rest to the next call.
 * @returns The sweep as it stands, or null when there is nothing to do.
 */
export async function rescreen(world: WatchWorld, budgetMs: number): Promise<Sweep | null> {
  const until = world.clock.elapsed() + budgetMs;
  const open = await openSweep(world);
  if (!open) return null;
  const [before, after] = await Promise.all([pinned(open.value.from, world), pinned(open.value.to, world)]);
  const plan = await planRescreen(before, after, world);
  let sweep: Stored<Sweep> | null = open;
  while (sweep && isOpen(sweep.value) && world.clock.elapsed() < until) sweep = await step(sweep, plan, after, world);
  return sweep?.value ?? null;
}

const isOpen = (sweep: Sweep): boolean => sweep.phase === 'match' || sweep.phase === 'turn';

async function pinned(pin: Pin, world: WatchWorld): Promise<Knowledge> {
  const knowledge = await world.knowledge.pinned(pin.edition, pin.ruleset);
  if (!knowledge) throw new Error(`edition \`${pin.edition}\` cannot be loaded`);
  return knowledge;
}

/** The sweep under way, or a new one when knowledge has moved since the last. */
async function openSweep(world: WatchWorld): Promise<Stored<Sweep> | null> {
  const { documents, clock } = world;
  const run = await documents.get<Sweep>('SWEEP', 'RUN');
  if (run && isOpen(run.value)) return run;
  const current = await documents.get<Pin>('SWEEP', 'CURRENT');
  if (current && (await isCurrent(current.value, world))) return null;
  const knowledge = await knowledgeInForce(world);
  if (!knowledge) return null;
  const to: Pin = { edition: knowledge.edition.id, ruleset: knowledge.ruleset.id };
  if (!current) {
    // Before the first edition nothing was judged: there is nothing to judge again.
    await announceEdition(null, knowledge.edition, world);
    await documents.put('SWEEP', 'CURRENT', to, null);
    return null;
  }
  const from = current.value;
  if (from.edition === to.edition && from.ruleset === to.ruleset) return null;
  const startedAt = clock.now().toISOString();
  const id = sha256Hex(JSON.stringify([from, to, startedAt])).slice(0, 32);
  const sweep: Sweep = { id, from, to, phase: 'match', startedAt, done: [], turning: [], judged: 0, turned: 0 };
  await announceEdition(from.edition, knowledge.edition, world);
  return save(sweep, run?.revision ?? null, world);
}

/** Two small reads, so that looking every few seconds costs next to nothing. */
async function isCurrent(pin: Pin, world: WatchWorld): Promise<boolean> {
  const [pointer, ruleset] = await Promise.all([world.sources.pointer(), currentRuleset(world)]);
  return pointer?.editionId === pin.edition && ruleset.id === pin.ruleset;
}

/** Null when somebody else works on it. */
async function save(sweep: Sweep, revision: number | null, { documents }: WatchWorld): Promise<Stored<Sweep> | null> {
  const stored = await documents.put('SWEEP', 'RUN', sweep, revision);
  return stored ? { id: 'RUN', value: sweep, revision: (revision ?? 0) + 1 } : null;
}

async function step(at: Stored<Sweep>, plan: RescreenPlan, after: Knowledge, world: WatchWorld): Promise<Stored<Sweep> | null> {
  const sweep = at.value;
  const segments = await listSegments(world);
  if (sweep.phase === 'turn') return turnNext(at, after, world);
  const next = segments.find(({ id }) => !sweep.done.includes(id));
  if (!next) return endMatching(at, segments, world);
  const { turning, judged } = await matchSegment(next.value, plan, after, world);
  if (turning.length > 0) await world.objects.put(turningKey(sweep, next.id), Buffer.from(JSON.stringify(turning)));
  const value: Sweep = {
    ...sweep,
    done: [...sweep.done, next.id],
    turning: turning.length > 0 ? [...sweep.turning, next.id] : sweep.turning,
    judged: sweep.judged + judged,
    turned: sweep.turned + turning.length,
  };
  return save(value, at.revision, world);
}

const turningKey = (sweep: Sweep, segment: string): string => `sweeps/${sweep.id}/${segment}.json`;

/** Ids of the decisions of one segment that the new knowledge turns. Writes nothing. */
async function matchSegment(row: SegmentRow, plan: RescreenPlan, after: Knowledge, world: WatchWorld) {
  const now = world.clock.now();
  const activeSince = new Date(now.getTime() - world.watch.activeDays * 86_400_000).toISOString();
  const [segment, index] = await Promise.all([readSegment(row, world), readSegmentIndex(row, world)]);
  const touched = touchedOrders(plan, segment, index, activeSince, world);
  const turning: string[] = [];
  for (const id of touched) {
    const record = await world.decisions.get(id);
    if (!record || isOutOfReach(plan, record, after, now.toISOString())) continue;
    if (await turnOf(record, after, world)) turning.push(id);
  }
  return { turning, judged: touched.size };
}

/** The judgement that must replace a decision, or null when it may stand. */
async function turnOf(record: DecisionRecord, knowledge: Knowledge, world: WatchWorld): Promise<Judged | null> {
  if (record.decision.simulated) return null;
  const effective = effectiveOf(record.decision, await world.decisions.events(record.decision.id));
  if (effective.supersededBy !== null) return null; // its successor is judged in its own right
  const judged = await judgeAgain(record, knowledge, world);
  return turns(record.decision, effective, judged.judgement) ? judged : null;
}

async function endMatching(at: Stored<Sweep>, segments: Stored<SegmentRow>[], world: WatchWorld): Promise<Stored<Sweep> | null> {
  const clear = segments.reduce((sum, { value }) => sum + value.clear, 0);
  const allowed = Math.max(world.watch.flipsMin, clear * world.watch.flipShareMax);
  const accepted = await world.documents.get('QUARANTINED', at.value.to.edition);
  if (at.value.turned > allowed && !accepted && at.value.from.edition !== at.value.to.edition) {
    await quarantineEdition(at.value, clear, world);
    return save({ ...at.value, phase: 'quarantined' }, at.revision, world);
  }
  return save({ ...at.value, phase: 'turn', done: [] }, at.revision, world);
}

/** Replaces what one segment turned; after the last, remembers where knowledge stood. */
async function turnNext(at: Stored<Sweep>, after: Knowledge, world: WatchWorld): Promise<Stored<Sweep> | null> {
  const sweep = at.value;
  const next = sweep.turning.find((segment) => !sweep.done.includes(segment));
  if (next === undefined) {
    const current = await world.documents.get<Pin>('SWEEP', 'CURRENT');
    await world.documents.put('SWEEP', 'CURRENT', sweep.to, current?.revision ?? null);
    return save({ ...sweep, phase: 'done' }, at.revision, world);
  }
  const bytes = await world.objects.get(turningKey(sweep, next));
  for (const id of JSON.parse(Buffer.from(bytes ?? '[]').toString()) as string[]) await turnDecision(id, after, world);
  return save({ ...sweep, done: [...sweep.done, next] }, at.revision, world);
}

/** Judges one stored decision with this knowledge and replaces it where it must be: then true. */
export async function turnDecision(id: string, knowledge: Knowledge, world: WatchWorld): Promise<boolean> {
  const record = await world.decisions.get(id);
  const judged = record && (await turnOf(record, knowledge, world));
  if (!record || !judged) return false;
  await supersedeDecision(record, judged, triggerOf(record, judged), knowledge, world);
  return true;
}

function triggerOf(record: DecisionRecord, { judgement }: Judged): Trigger {
  const reasons = newReasons(record.decision, judgement);
  if (reasons.some((reason) => reason.match)) return 'list_change';
  return reasons.some((reason) => reason.check === 'policy') ? 'rule_change' : 'law_change';
}
