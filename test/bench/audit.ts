import { createHash } from 'node:crypto';
import { appendEntries } from '../../shared/decisions/audit/append-entries.ts';
import { encodeRecord } from '../../shared/decisions/audit/sealed-record.ts';
import { verifyLog } from '../../shared/decisions/audit/verify-log.ts';
import { compareRecords } from '../../shared/decisions/audit/verify-records.ts';

/** The bar: 100,000 records in under 10 s. */
const recordCount = 100_000;
/** A stored decision is 2–6 kB of canonical JSON. */
const recordBytes = 4_000;

/** Seals and verifies 100,000 records of 4 kB: their digests, the tree, the root. */
export async function run(): Promise<void> {
  const body = (n: number) => `${n}:${'x'.repeat(recordBytes)}`;
  const digest = (n: number) => `sha256:${createHash('sha256').update(body(n)).digest('hex')}`;
  const at = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 100).toISOString();
  const files = new Map<string, Uint8Array>();
  const read = async (path: string) => files.get(path) ?? null;
  const entries = Array.from({ length: recordCount }, (_, n) =>
    encodeRecord({ at: at(n), digest: digest(n), id: `dec_${n}/DECISION`, kind: 'decision', sealedAt: at(n) }),
  );
  const sealing = performance.now();
  const grown = await appendEntries(read, 0, entries);
  for (const file of grown.files) files.set(file.path, file.bytes);
  const verifying = performance.now();
  const comparison = compareRecords();
  const inLog = await verifyLog(read, { origin: 'bench', ...grown }, [], comparison.onEntry);
  const stored = Array.from({ length: recordCount }, (_, n) => ({ id: `dec_${n}/DECISION`, digest: digest(n) }));
  const inStore = await comparison.compare(stored);
  const done = performance.now();
  console.log(`seal ${recordCount} records: ${(verifying - sealing).toFixed(0)} ms in one batch, ${files.size} files`);
  console.log(
    `verify ${recordCount} records of ${recordBytes} bytes: ${(done - verifying).toFixed(0)} ms, ${inLog.length + inStore.length} problems (bar: 10,000 ms)`,
  );
}

if (import.meta.main) await run();
