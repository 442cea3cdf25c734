import { gunzipSync } from 'node:zlib';
import { openCheckpoint } from '../../shared/decisions/audit/checkpoint.ts';
import { verifyLog } from '../../shared/decisions/audit/verify-log.ts';
import { compareRecords } from '../../shared/decisions/audit/verify-records.ts';
import { digestOf } from '../../shared/decisions/canonical-json.ts';
import { effectiveOf } from '../../shared/decisions/effective-of.ts';
import { pureWork } from '../../shared/flows/pure-work.ts';
import { finishPending, logFiles } from '../../shared/flows/seal-records.ts';
import type { DecisionView } from '../../shared/flows/show-decision.ts';
import type { DecisionRecord, WatchWorld } from '../../shared/flows/world.ts';
import type { Edition } from '../../shared/model/edition.ts';
import type { ListEntry } from '../../shared/model/list-entry.ts';
import type { Circumstances } from '../../shared/screening/knowledge.ts';
import { sourceRow } from '../../shared/sources/catalog.ts';
import { entriesAt, type OriginId, oldMs, originIds, type Truth } from './simulated-origin.ts';
import type { Disk } from './simulated-stores.ts';

/** One answer a client got. */
export interface Answered {
  order: number;
  name: string;
  at: number;
  decision: DecisionView;
  replayed: boolean;
}

export interface Found {
  /** `<code>: <what>`. */
  violations: string[];
  /** Answers about parties that are on no list while every list was fresh, and how many of them were held. */
  ordinary: number;
  heldNeedlessly: number;
}

export interface Outcome {
  disk: Disk;
  truth: Truth;
  answers: Answered[];
  seen: { at: number; edition: string }[];
  checkedAt: Record<OriginId, number[]>;
  world: WatchWorld;
  end: number;
}

/** Answering takes up to a second, and clocks differ by two minutes. */
const slackMs = 5 * 60_000;

/** Everything that must hold after a run, whatever went wrong in it. */
export async function violationsOf(run: Outcome): Promise<Found> {
  const records = await allRecords(run);
  const violations = [
    ...answerViolations(run, records),
    ...keyViolations(run, records),
    ...(await listViolations(run)),
    ...(await restViolations(run, records)),
    ...(await replayViolations(run, records)),
    ...(await logViolations(run, records)),
  ];
  // An origin that is away for a day rightly holds everything; otherwise nobody on no list should wait.
  const calm = run.truth.outages.length === 0 ? run.answers : [];
  const ordinary = calm.filter((answer) => !isListed(answer.name, run.truth, run.end));
  return {
    violations,
    ordinary: ordinary.length,
    heldNeedlessly: ordinary.filter(({ decision }) => decision.action !== 'release').length,
  };
}

async function allRecords({ disk, world }: Outcome): Promise<DecisionRecord[]> {
  const ids = disk.tables.decisions
    .all()
    .filter(({ sk }) => sk === 'DECISION')
    .map(({ pk }) => pk);
  const records = await Promise.all(ids.map((id) => world.decisions.get(id)));
  return records.filter((record) => record !== null);
}

const isListed = (name: string, truth: Truth, at: number): boolean =>
  truth.listings.some((one) => one.name === name && one.at <= at);

const ageMax = (source: OriginId): number => (sourceRow(source)?.maxAgeHours ?? 0) * 3_600_000;

/** No clear by failure: what is released was stored, on lists verified within their age. */
function answerViolations(run: Outcome, records: readonly DecisionRecord[]): string[] {
  return run.answers.flatMap(({ order, name, at, decision }) => {
    if (decision.action !== 'release') return [];
    const stored = records.find((record) => record.decision.id === decision.id);
    const found: string[] = [];
    if (!stored) found.push(`unrecorded_clear: order ${order}`);
    const stale = originIds.filter(
      (source) => !run.checkedAt[source].some((checked) => checked <= at + slackMs && at - checked <= ageMax(source) + slackMs),
    );
    if (stale.length > 0) found.push(`stale_clear: order ${order} on ${stale.join()}`);
    const late = run.truth.listings.some((one) => one.name === name && one.at <= at - ageMax(one.source) - oldMs - slackMs);
    if (late) found.push(`late_clear: order ${order}, listed longer ago than a list and a copy of it may be old`);
    return found;
  });
}

/** One decision for one order, and the same answer to everybody who asked. */
function keyViolations(run: Outcome, records: readonly DecisionRecord[]): string[] {
  const found: string[] = [];
  const first = records.filter(({ decision }) => decision.trigger === 'order');
  for (const reference of new Set(first.map(({ order }) => order.reference))) {
    if (first.filter(({ order }) => order.reference === reference).length > 1) found.push(`two_decisions: ${reference}`);
  }
  for (const { decision, replayed } of run.answers) {
    const stored = first.find((record) => record.decision.id === decision.id)?.decision;
    const kept = decision.gaps.every(({ code }) => code !== 'deadline_exceeded' && code !== 'store_unavailable');
    if (stored && kept && (stored.digest !== decision.digest || stored.createdAt !== decision.createdAt)) {
      found.push(`answer_changed: ${decision.reference}${replayed ? ' on replay' : ''}`);
    }
  }
  return found;
}

/** Every edition ever in force held whole lists, and no list went back. */
async function listViolations({ seen, world, truth, end }: Outcome): Promise<string[]> {
  const found: string[] = [];
  const latest = new Map<OriginId, number>();
  for (const { edition: id } of seen) {
    const edition = await world.sources.edition(id);
    for (const source of originIds) {
      const state = edition ? stateOf(await namesIn(edition, source, world), source, truth, end) : null;
      if (state === null) found.push(`list_lost: ${source} in ${id}`);
      else if (state < (latest.get(source) ?? 0)) found.push(`list_went_back: ${source} in ${id}`);
      else latest.set(source, state);
    }
  }
  const last = seen.at(-1);
  const edition = last ? await world.sources.edition(last.edition) : null;
  for (const source of last ? originIds : []) {
    const whole = entriesAt(source, truth, end).length;
    if (edition && (await namesIn(edition, source, world)).length !== whole) found.push(`list_lost: ${source} at rest`);
  }
  return found;
}

async function namesIn(edition: Edition, source: OriginId, { objects }: WatchWorld): Promise<string[]> {
  const bytes = await objects.get(edition.sources[source]?.key ?? '');
  const read = bytes ? (readBefore.get(bytes) ?? namesOf(bytes)) : [];
  if (bytes) readBefore.set(bytes, read);
  return read;
}

const readBefore = new WeakMap<Uint8Array, string[]>();

function namesOf(bytes: Uint8Array): string[] {
  const lines = gunzipSync(bytes).toString().split('\n').filter(Boolean);
  return lines.map((line) => (JSON.parse(line) as ListEntry).names[0]?.value ?? '');
}

/** Which version of the truth these names are: the time of its last listing; null when it is none. */
function stateOf(names: readonly string[], source: OriginId, truth: Truth, end: number): number | null {
  const times = [0, ...truth.listings.filter((one) => one.source === source && one.at <= end).map(({ at }) => at)];
  const wanted = [...names].sort().join();
  return (
    times.find(
      (at) =>
        entriesAt(source, truth, at)
          .map((entry) => entry.names[0]?.value)
          .sort()
          .join() === wanted,
    ) ?? null
  );
}

/** No stored clear matches the lists of now. */
function restViolations({ truth, end, world }: Outcome, records: readonly DecisionRecord[]): Promise<string[]> {
  return Promise.all(
    records.map(async ({ decision, order }) => {
      const effective = effectiveOf(decision, await world.decisions.events(decision.id));
      const name = order.parties[0]?.name ?? '';
      const clear = effective.supersededBy === null && effective.action === 'release';
      return clear && isListed(name, truth, end) ? [`clear_at_rest: ${decision.reference}`] : [];
    }),
  ).then((all) => all.flat());
}

/** What a decision pinned gives the same judgement again. */
async function replayViolations({ world }: Outcome, records: readonly DecisionRecord[]): Promise<string[]> {
  const found: string[] = [];
  // Those of one edition together: it is loaded once for them.
  const byEdition = [...records].sort((a, b) => (a.decision.pinned.edition < b.decision.pinned.edition ? -1 : 1));
  for (const { decision, order, circumstances } of byEdition) {
    const knowledge = await world.knowledge.pinned(decision.pinned.edition, decision.pinned.ruleset);
    if (!knowledge) return [...found, `not_replayable: ${decision.reference}, its edition is gone`];
    const judgement = pureWork(world).screen(order, knowledge, circumstances as unknown as Circumstances);
    const digest = digestOf({ order, judgement: { ...judgement, pinned: { ...judgement.pinned, sources: [] } } });
    if (digest !== decision.digest) found.push(`not_replayable: ${decision.reference}`);
  }
  return found;
}

/** Every decision is sealed, and the log verifies. */
async function logViolations({ world }: Outcome, records: readonly DecisionRecord[]): Promise<string[]> {
  const head = (await finishPending(world)).value;
  const opened = head.note === null ? null : openCheckpoint(head.note, (await world.keys()).signer);
  if (!opened?.ok) return records.length > 0 ? ['unsealed: there is no checkpoint'] : [];
  const comparison = compareRecords();
  const inLog = await verifyLog(
    logFiles(world),
    opened.value,
    [],
    (record) => record.kind === 'decision' && comparison.onEntry(record),
  );
  const stored = records.map((record) => ({ id: `${record.decision.id}/DECISION`, digest: digestOf(record) }));
  // An outage of hours is no back-dating here: the simulation's watch sleeps for an hour at a time.
  const problems = [...inLog.filter(({ kind }) => kind !== 'back_dated'), ...(await comparison.compare(stored))];
  return problems.map(({ kind, subject }) => `${kind}: ${subject}`);
}
