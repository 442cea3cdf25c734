import type { DeletionRecord } from '../model/retention.ts';
import type { Sealable } from './seal-records.ts';
import { recordId } from './unsealed-records.ts';
import type { WatchWorld } from './world.ts';

/** Deletion records taken up in one run: each is a day. */
const daysMax = 20;

/**
 * Deletions by retention policy that the log does not know yet. They are sealed like everything else: a record that is gone, and
 * whose going is not in the log, was tampered with. `done` remembers how far; forgetting it seals the same deletion twice, no more.
 */
export async function newErasures({ documents, policy }: WatchWorld): Promise<Erasures> {
  const known = await documents.get<string>('AUDIT', 'ERASED');
  const from = known ? { from: `${known.value}~` } : {};
  const records = await policy.list<DeletionRecord>('DELETION', { ...from, limit: daysMax });
  const last = records.at(-1);
  const done = async () => {
    if (last) await documents.put('AUDIT', 'ERASED', last.id, known?.revision ?? null);
  };
  const gone = new Map<string, Set<string>>();
  for (const { value } of records) {
    if (value.deleted.length === 0) continue;
    const ids = gone.get(value.day) ?? new Set();
    for (const { decisionId } of value.deleted) ids.add(decisionId);
    gone.set(value.day, ids);
  }
  return { sealables: records.flatMap(({ value }) => erasuresIn(value)), gone, done };
}

interface Erasures {
  sealables: Sealable[];
  /** Ids of deleted decisions by the day they were made on. */
  gone: ReadonlyMap<string, ReadonlySet<string>>;
  done(): Promise<void>;
}

const erasuresIn = ({ at, deleted }: DeletionRecord): Sealable[] =>
  deleted.map(({ decisionId, digest }) => ({ at, digest, id: recordId({ decisionId, part: 'DECISION' }), kind: 'erasure' }));
