import { digestOf } from '../decisions/canonical-json.ts';
import type { DeletionRecord } from '../model/retention.ts';
import { followTold } from './follow-told.ts';
import { knowledgeInForce } from './knowledge-in-force.ts';
import { firstSealedAt, sealedFrom } from './read-log.ts';
import { turnDecision } from './rescreen.ts';
import { finishPending } from './seal-records.ts';
import { recordId } from './unsealed-records.ts';
import type { RecordKey, WatchWorld } from './world.ts';

const dayMs = 86_400_000;
/** Records are sealed within seconds; what an outage held up is sealed within this time, or is asked about. */
const sealedWithinMs = 2 * dayMs;
/** Clocks of two machines differ by five minutes at worst. */
const skewMs = 5 * 60_000;
/** Records read side by side. */
const readsAtOnce = 25;
/** Deletion records read: one a day, for longer than anything is kept. */
const deletionsMax = 10_000;

/** What one day's records and the sealed log say of each other. Ids only. */
export interface Reconciled {
  day: string;
  looked: number;
  /** Sealed, and gone although no policy deleted it. */
  missing: string[];
  /** Stored otherwise than it was sealed. */
  changed: string[];
  /** Stored and never sealed: sealed now. */
  unsealed: string[];
  /** Released although the knowledge in force now holds it: held now. */
  missed: string[];
}

/**
 * Holds one day's stored records against the sealed log, and its released orders against the knowledge in force: finds what was
 * edited or deleted behind the product's back, and mends what the watch has missed. Safe to repeat.
 *
 * @param day `YYYY-MM-DD`, in the past.
 */
export async function reconcileRecords(day: string, world: WatchWorld): Promise<Reconciled> {
  const start = Date.parse(`${day}T00:00:00Z`);
  const at = (ms: number): string => new Date(ms).toISOString();
  const keys = await world.recent.keys(at(start), at(start + dayMs - 1));
  const stored = await digests(keys, world);
  const sealed = await sealedOn(day, at(start - skewMs), at(start + sealedWithinMs), world);
  const gone = [...sealed.keys()].filter((id) => !stored.has(id));
  const deleted = gone.length > 0 ? await deletedOn(day, world) : new Set<string>();
  const fresh = keys.filter((key) => stored.has(recordId(key)) && !sealed.has(recordId(key)));
  if (fresh.length > 0) await followTold(fresh, world);
  return {
    day,
    looked: stored.size,
    missing: gone.filter((id) => !deleted.has(id.split('/')[0] ?? '')),
    changed: [...sealed].flatMap(([id, digest]) => (stored.has(id) && stored.get(id) !== digest ? [id] : [])),
    unsealed: fresh.map(recordId),
    missed: await missedAmong(keys, world),
  };
}

async function digests(keys: readonly RecordKey[], world: WatchWorld): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (let at = 0; at < keys.length; at += readsAtOnce) {
    await Promise.all(
      keys.slice(at, at + readsAtOnce).map(async (key) => {
        const content = key.part === 'DECISION' ? await world.decisions.get(key.decisionId) : await world.recent.event(key);
        if (content) found.set(recordId(key), digestOf(content));
      }),
    );
  }
  return found;
}

/** Records that claim this day, by id, as the log has them. */
async function sealedOn(day: string, from: string, to: string, world: WatchWorld): Promise<Map<string, string>> {
  const sealed = new Map<string, string>();
  const first = await firstSealedAt(from, world);
  const { size } = (await finishPending(world)).value;
  if (first === null) return sealed;
  for await (const { record } of sealedFrom(first, size, world)) {
    if (record.sealedAt > to) break;
    if (record.at.startsWith(day) && (record.kind === 'decision' || record.kind === 'event'))
      sealed.set(record.id, record.digest);
  }
  return sealed;
}

async function deletedOn(day: string, { policy }: WatchWorld): Promise<Set<string>> {
  const records = await policy.list<DeletionRecord>('DELETION', { limit: deletionsMax });
  const ofDay = records.filter(({ value }) => value.day === day);
  return new Set(ofDay.flatMap(({ value }) => value.deleted.map(({ decisionId }) => decisionId)));
}

async function missedAmong(keys: readonly RecordKey[], world: WatchWorld): Promise<string[]> {
  const decisions = keys.filter(({ part }) => part === 'DECISION');
  const knowledge = decisions.length > 0 ? await knowledgeInForce(world) : null;
  if (!knowledge) return [];
  const missed: string[] = [];
  for (const { decisionId } of decisions) if (await turnDecision(decisionId, knowledge, world)) missed.push(decisionId);
  return missed;
}
