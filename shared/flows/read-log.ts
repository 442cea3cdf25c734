import { decodeBundle } from '../decisions/audit/entry-bundle.ts';
import { inclusionProof } from '../decisions/audit/merkle-proof.ts';
import { readTree } from '../decisions/audit/read-tree.ts';
import { decodeRecord, type SealedRecord } from '../decisions/audit/sealed-record.ts';
import { writeVerifierKey } from '../decisions/audit/signed-note.ts';
import { bundlePath, tileWidth, widthAt } from '../decisions/audit/tile-path.ts';
import { leafHash } from '../decisions/audit/tree-hash.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { finishPending, type LogBatch, logFiles } from './seal-records.ts';
import type { WatchWorld } from './world.ts';

/** Entries read back at most when looking for one record: a day at twelve a second. */
const lookedAtMax = 1_000_000;

/** One sealed record with its place. */
export interface LogEntry {
  index: number;
  record: SealedRecord;
}

/** What an auditor needs to check one record without trusting us. Hashes are base64. */
export interface RecordProof {
  index: number;
  record: SealedRecord;
  leaf: string;
  /** Siblings from the leaf up (RFC 6962). */
  proof: string[];
  /** Signed note over size and root (C2SP tlog-checkpoint). */
  checkpoint: string;
  verifierKey: string;
}

/** Proves that a record (`dec_…/DECISION`) lies in the log. Troubles: `not_found` for one never sealed, or not yet. */
export async function proveRecord(id: string, claimedAt: string, world: WatchWorld): Promise<Result<RecordProof>> {
  const head = (await finishPending(world)).value;
  const found = await findRecord(id, claimedAt, head.size, world);
  if (!found || head.note === null) return fail('not_found', 'this record is not sealed yet; ask again in a few seconds');
  const proof = await inclusionProof(readTree(logFiles(world), head.size), found.index);
  return ok({
    index: found.index,
    record: found.record,
    leaf: Buffer.from(leafHash(found.bytes)).toString('base64'),
    proof: proof.map((hash) => Buffer.from(hash).toString('base64')),
    checkpoint: head.note,
    verifierKey: writeVerifierKey((await world.keys()).signer),
  });
}

/** Entries of the log from `from` on, oldest first, as far as one page goes. */
export async function readEntries(from: number, limit: number, world: WatchWorld): Promise<LogEntry[]> {
  const { size } = (await finishPending(world)).value;
  const entries: LogEntry[] = [];
  for (let bundle = Math.floor(from / tileWidth); bundle * tileWidth < size && entries.length < limit; bundle++) {
    const all = await readBundle(bundle, size, world);
    const wanted = all.filter((entry) => entry.index >= from).slice(0, limit - entries.length);
    entries.push(...wanted.map(({ index, record }) => ({ index, record })));
  }
  return entries;
}

/** Entries from this index on, oldest first. */
export async function* sealedFrom(index: number, size: number, world: WatchWorld): AsyncGenerator<LogEntry> {
  for (let bundle = Math.floor(index / tileWidth); bundle * tileWidth < size; bundle++) {
    for (const entry of await readBundle(bundle, size, world)) if (entry.index >= index) yield entry;
  }
}

/** Index of the first entry sealed at or after `from`. */
export async function firstSealedAt(from: string, world: WatchWorld): Promise<number | null> {
  const [batch] = await world.documents.list<LogBatch>('AUDIT-BATCH', { from, limit: 1 });
  return batch?.value.from ?? null;
}

async function findRecord(id: string, claimedAt: string, size: number, world: WatchWorld) {
  // A clock may run ahead of the sealer's by minutes, so the search begins a little before the time the record claims.
  const start = await firstSealedAt(new Date(Date.parse(claimedAt) - clockSkewMs).toISOString(), world);
  if (start === null) return null;
  for (let bundle = Math.floor(start / tileWidth); bundle * tileWidth < size; bundle++) {
    if (bundle * tileWidth - start > lookedAtMax) return null;
    const found = (await readBundle(bundle, size, world)).find((entry) => entry.record.id === id);
    if (found) return found;
  }
  return null;
}

/** Minutes by which two machines' clocks may differ. */
const clockSkewMs = 5 * 60_000;

/** The records of one bundle, read from the store and nowhere else. */
export async function readBundle(bundle: number, size: number, world: WatchWorld): Promise<(LogEntry & { bytes: Uint8Array })[]> {
  const path = bundlePath(bundle, widthAt(bundle, size));
  const entries = decodeBundle((await logFiles(world)(path)) ?? new Uint8Array());
  if (!entries.ok || entries.value.length === 0) throw new Error(`bundle \`${path}\` of the audit log is missing or damaged`);
  return entries.value.flatMap((bytes, n) => {
    const record = decodeRecord(bytes);
    return record.ok ? [{ index: bundle * tileWidth + n, record: record.value, bytes }] : [];
  });
}
