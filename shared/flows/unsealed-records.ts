import { sealedSince } from './read-log.ts';
import type { Head } from './seal-records.ts';
import type { RecordKey, WatchWorld } from './world.ts';

/**
 * Clocks of two machines differ by five minutes at worst and an index lags by moments: records are looked for again over this
 * span, and those already sealed are told apart by the log itself. So the log is the acknowledgement: sealed = fully processed.
 */
const overlapMs = 10 * 60_000;

/** The first look goes back this far: orders may have been decided before the watch first ran. */
const firstLookMs = 30 * 86_400_000;

export const recordId = (key: Pick<RecordKey, 'decisionId' | 'part'>): string => `${key.decisionId}/${key.part}`;

export interface Unsealed {
  keys: RecordKey[];
  /** Time up to which nothing is left unsealed once these keys are sealed. */
  through: string;
}

/** Records that are not sealed yet, oldest first, at most `limit`. */
export async function unsealedRecords(head: Head, limit: number, world: WatchWorld): Promise<Unsealed> {
  const now = world.clock.now();
  const from = head.value.through === null ? shifted(now.toISOString(), -firstLookMs) : shifted(head.value.through, -overlapMs);
  const keys = await world.recent.keys(from, shifted(now.toISOString(), overlapMs));
  if (keys.length === 0) return { keys, through: now.toISOString() };
  const sealed = new Set<string>();
  for await (const { record } of sealedSince(shifted(from, -overlapMs), head.value.size, world)) sealed.add(record.id);
  const fresh = keys.filter((key) => !sealed.has(recordId(key))).sort(byTime);
  const taken = fresh.slice(0, limit);
  const last = taken.at(-1);
  return { keys: taken, through: fresh.length > limit && last ? last.at : now.toISOString() };
}

/** Those of these records that are not sealed yet, whatever an index shows by now. The mark of time stays where it is. */
export async function unsealedAmong(told: readonly RecordKey[], head: Head, world: WatchWorld): Promise<Unsealed> {
  const through = head.value.through ?? shifted(world.clock.now().toISOString(), -firstLookMs);
  const [earliest = through] = told.map(({ at }) => at).sort();
  const sealed = new Set<string>();
  for await (const { record } of sealedSince(shifted(earliest, -overlapMs), head.value.size, world)) sealed.add(record.id);
  const fresh = new Map(told.map((key) => [recordId(key), key]));
  return { keys: [...fresh.values()].filter((key) => !sealed.has(recordId(key))).sort(byTime), through };
}

const shifted = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();

const byTime = (a: RecordKey, b: RecordKey): number => (a.at + recordId(a) < b.at + recordId(b) ? -1 : 1);
