import { appendEntries } from '../../../shared/decisions/audit/append-entries.ts';
import { signCheckpoint } from '../../../shared/decisions/audit/checkpoint.ts';
import { encodeRecord, type SealedRecord } from '../../../shared/decisions/audit/sealed-record.ts';
import { signerFromSeed } from '../../../shared/decisions/audit/signed-note.ts';
import { sha256 } from '../../../shared/decisions/audit/tree-hash.ts';

export const signer = signerFromSeed('log.test/audit', new Uint8Array(32).fill(7));

export const digestOf = (text: string): string => `sha256:${Buffer.from(sha256(Buffer.from(text))).toString('hex')}`;

export function record(n: number): SealedRecord {
  const at = new Date(Date.UTC(2026, 10, 24, 9) + n * 1000).toISOString();
  const sealedAt = new Date(Date.parse(at) + 5000).toISOString();
  return { at, digest: digestOf(`record ${n}`), id: `dec_${n}/DECISION`, kind: 'decision', sealedAt };
}

export const records = (count: number): SealedRecord[] => Array.from({ length: count }, (_, n) => record(n));

/** A log of these records in memory, grown in batches of `batch`. */
export async function logOf(all: readonly SealedRecord[], batch = 97) {
  const files = new Map<string, Uint8Array>();
  const read = async (path: string) => files.get(path) ?? null;
  const notes: string[] = [];
  let grown: { size: number; root: Uint8Array } = { size: 0, root: new Uint8Array(32) };
  for (let at = 0; at < all.length; at += batch) {
    const step = await appendEntries(read, grown.size, all.slice(at, at + batch).map(encodeRecord));
    for (const file of step.files) files.set(file.path, file.bytes);
    grown = { size: step.size, root: step.root };
    notes.push(await signCheckpoint({ origin: 'log.test/audit', size: step.size, root: step.root }, signer));
  }
  return { files, read, notes, note: notes.at(-1) as string, ...grown };
}
