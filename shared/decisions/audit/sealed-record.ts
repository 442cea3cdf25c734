import { fail, ok, type Result } from '../../model/result.ts';

/**
 * What one entry of the log says: that this record stood there with this digest. Only hashes and ids are sealed, so a record
 * can be erased when its time has come without breaking the log.
 */
export interface SealedRecord {
  /** Time the record itself claims, ISO instant. */
  at: string;
  /** `sha256:` over the canonical record. */
  digest: string;
  /** `dec_…/DECISION`, `dec_…/EVENT#…`, `ed_…/EDITION`: where the record lies. */
  id: string;
  /** `decision`, `event`, `edition`, `ruleset` or `erasure` (the record named by `id` was deleted by policy). */
  kind: string;
  /** Time of sealing, ISO instant; never decreases along the log. */
  sealedAt: string;
}

const fields = ['at', 'digest', 'id', 'kind', 'sealedAt'] as const;

/** Canonical bytes: fields in alphabetical order, no spaces. */
export const encodeRecord = (record: SealedRecord): Uint8Array =>
  Buffer.from(JSON.stringify(Object.fromEntries(fields.map((field) => [field, record[field]]))));

export function decodeRecord(entry: Uint8Array): Result<SealedRecord> {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(entry).toString('utf8'));
  } catch {
    return fail('not_json', 'an audit entry is not JSON');
  }
  const record = value as Record<string, unknown>;
  const strange = typeof value !== 'object' || value === null || fields.some((field) => typeof record[field] !== 'string');
  return strange ? fail('unknown_shape', 'an audit entry lacks a field') : ok(record as unknown as SealedRecord);
}
