import type { SealedRecord } from './sealed-record.ts';
import type { LogProblem } from './verify-log.ts';

/** One record as it lies in the store or in an export. */
export interface StoredRecord {
  id: string;
  digest: string;
}

/** Collects what the log sealed and then compares it with what is stored. */
export function compareRecords() {
  const sealed = new Map<string, string>();
  const erased = new Set<string>();
  return {
    onEntry: (record: SealedRecord): void => {
      if (record.kind === 'erasure') erased.add(decisionOf(record.id));
      else sealed.set(record.id, record.digest);
    },
    /** `records` in any order; those newer than the log's last batch are left out by the caller. */
    compare: async (records: AsyncIterable<StoredRecord> | Iterable<StoredRecord>): Promise<LogProblem[]> => {
      const problems: LogProblem[] = [];
      for await (const record of records) {
        const digest = sealed.get(record.id);
        sealed.delete(record.id);
        if (digest === undefined) problems.push(problem('record_unsealed', record.id, 'stored, and not in the log'));
        else if (digest !== record.digest)
          problems.push(problem('record_changed', record.id, 'its digest is not the sealed one'));
      }
      const missing = [...sealed.keys()].filter((id) => !erased.has(decisionOf(id)));
      return [...problems, ...missing.map((id) => problem('record_missing', id, 'sealed, and no longer stored'))];
    },
  };
}

/** A decision is erased with all that happened to it. */
const decisionOf = (id: string): string => id.split('/')[0] ?? id;

const problem = (kind: LogProblem['kind'], subject: string, detail: string): LogProblem => ({ kind, subject, detail });
