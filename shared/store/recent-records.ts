import type { RecentRecords, RecordKey } from '../flows/world.ts';
import type { DecisionEvent } from '../model/review.ts';
import type { Table } from './table.ts';

/**
 * Keys of decisions and of their events by the time they claim, from the index by day and shard. The index lags behind the
 * table by moments, and clocks differ: whoever must miss nothing asks again over an overlap.
 */
export function recentRecords(table: Table, settings: { shards: number }): RecentRecords {
  const keys = async (from: string, to: string): Promise<RecordKey[]> => {
    const partitions = daysBetween(from, to).flatMap((day) =>
      Array.from({ length: settings.shards }, (_, shard) => [`${day}#${shard}`, `${eventDay(day)}#${shard}`]).flat(),
    );
    const found = await Promise.all(partitions.map((pk) => keysIn(table, pk, from, to)));
    return found.flat();
  };
  const event = async (key: RecordKey): Promise<DecisionEvent | null> => {
    const item = await table.get({ pk: key.decisionId, sk: key.part }, { consistent: true });
    return item && (JSON.parse(String(item.json)) as DecisionEvent);
  };
  return { keys, event };
}

/** Events lie in partitions of their own, so that listing decisions never meets them. */
export const eventDay = (day: string): string => `EVENT#${day}`;

async function keysIn(table: Table, pk: string, from: string, to: string): Promise<RecordKey[]> {
  const keys: RecordKey[] = [];
  let after: Record<string, string> | null = null;
  do {
    const page = await table.query({ index: 'byDay', pk, from, to: `${to}#~`, ...(after ? { after } : {}) });
    for (const item of page.items) {
      keys.push({ decisionId: item.pk, part: item.sk, at: String(item.createdAt).split('#')[0] ?? '' });
    }
    after = page.next;
  } while (after);
  return keys;
}

function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  const date = new Date(`${from.slice(0, 10)}T00:00:00Z`);
  for (; date.toISOString().slice(0, 10) <= to.slice(0, 10); date.setUTCDate(date.getUTCDate() + 1)) {
    days.push(date.toISOString().slice(0, 10));
  }
  return days;
}
