import type { Head } from './seal-records.ts';
import { sealedIds } from './sealed-ids.ts';
import type { RecordKey, WatchWorld } from './world.ts';

/**
 * Clocks of two machines differ by five minutes at worst and an index lags by moments: records are looked for again over this
 * span, and those already sealed are told apart by the log itself. So the log is the acknowledgement: sealed = fully processed.
 */
const overlapMs = 10 * 60_000;

/** Between two such looks one process looks this far back: what an index of the moment still lacked. */
const narrowMs = 15_000;

/** The first look goes back this far: orders may have been decided before the watch first ran. */
const firstLookMs = 30 * 86_400_000;

/** What is written is taken up within this time, by whichever follower its part of the table tells. */
const takenUpMs = 20_000;

export const recordId = (key: Pick<RecordKey, 'decisionId' | 'part'>): string => `${key.decisionId}/${key.part}`;

export interface Unsealed {
  keys: RecordKey[];
  /** Time up to which nothing is left unsealed once these keys are sealed. */
  through: string;
  /** Records from before the last of these that another follower has not sealed yet. */
  beside(): Promise<RecordKey[]>;
}

/**
 * Records that are not sealed yet, oldest first, at most `limit`.
 *
 * @param isNarrow Looks back over the last moments only: for a process that has looked over the whole overlap a moment ago.
 */
export async function unsealedRecords(head: Head, limit: number, world: WatchWorld, isNarrow = false): Promise<Unsealed> {
  const now = world.clock.now();
  const { through } = head.value;
  const from = through === null ? shifted(now.toISOString(), -firstLookMs) : shifted(through, -(isNarrow ? narrowMs : overlapMs));
  const keys = await world.recent.keys(from, shifted(now.toISOString(), overlapMs));
  const beside = async () => []; // whatever is older is among them
  if (keys.length === 0) return { keys, through: now.toISOString(), beside };
  const sealed = await sealedIds(shifted(from, -overlapMs), head.value.size, world);
  const fresh = keys.filter((key) => !sealed.has(recordId(key))).sort(byTime);
  const taken = fresh.slice(0, limit);
  const last = taken.at(-1);
  return { keys: taken, through: fresh.length > limit && last ? last.at : now.toISOString(), beside };
}

/** Those of these records that are not sealed yet, whatever an index shows by now. The mark of time stays where it is. */
export async function unsealedAmong(told: readonly RecordKey[], head: Head, world: WatchWorld): Promise<Unsealed> {
  const through = head.value.through ?? shifted(world.clock.now().toISOString(), -firstLookMs);
  const times = told.map(({ at }) => at).sort();
  const [earliest = through] = times;
  const sealed = await sealedIds(shifted(earliest, -overlapMs), head.value.size, world);
  const fresh = new Map(told.map((key) => [recordId(key), key]));
  const beside = async (): Promise<RecordKey[]> => {
    const around = await world.recent.keys(shifted(earliest, -takenUpMs), times.at(-1) ?? earliest);
    return around.filter((key) => !fresh.has(recordId(key)) && !sealed.has(recordId(key)));
  };
  return { keys: [...fresh.values()].filter((key) => !sealed.has(recordId(key))).sort(byTime), through, beside };
}

const shifted = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();

const byTime = (a: RecordKey, b: RecordKey): number => (a.at + recordId(a) < b.at + recordId(b) ? -1 : 1);
