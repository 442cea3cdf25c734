import { describe, expect, it } from 'vitest';
import { openCheckpoint, signCheckpoint } from '../../../shared/decisions/audit/checkpoint.ts';
import { encodeBundle } from '../../../shared/decisions/audit/entry-bundle.ts';
import { encodeRecord, type SealedRecord } from '../../../shared/decisions/audit/sealed-record.ts';
import { openNote, readVerifierKey, signerFromSeed, writeVerifierKey } from '../../../shared/decisions/audit/signed-note.ts';
import { bundlePath, tilePath } from '../../../shared/decisions/audit/tile-path.ts';
import { verifyLog } from '../../../shared/decisions/audit/verify-log.ts';
import { compareRecords } from '../../../shared/decisions/audit/verify-records.ts';
import { digestOf, logOf, records, signer } from './log-fixture.ts';

const opened = (note: string) => {
  const checkpoint = openCheckpoint(note, signer);
  if (!checkpoint.ok) throw new Error(checkpoint.trouble.message);
  return checkpoint.value;
};
type Log = Awaited<ReturnType<typeof logOf>>;
const kinds = async (log: Log, witnesses: string[] = []) =>
  new Set((await verifyLog(log.read, opened(log.note), witnesses.map(opened))).map((problem) => problem.kind));

/** What an insider with write access to the files, but without the key, may try; and what gives it away. */
const tampering: { name: string; found: string; tamper: (log: Log) => void }[] = [
  { name: 'a flipped bit in an entry', found: 'entry_changed', tamper: (log) => flip(log, bundlePath(1, 256), 99) },
  { name: 'a flipped bit in a tile of leaves', found: 'entry_changed', tamper: (log) => flip(log, tilePath(0, 0, 256), 1234) },
  { name: 'a flipped bit in a tile above', found: 'entry_changed', tamper: (log) => flip(log, tilePath(1, 0, 3), 40) },
  { name: 'a deleted bundle', found: 'truncated', tamper: (log) => log.files.delete(bundlePath(2, 256)) },
  { name: 'a cut bundle', found: 'truncated', tamper: (log) => cut(log, bundlePath(3, 32)) },
  {
    name: 'a deleted record, later ones moved up',
    found: 'root_mismatch',
    tamper: (log) => rewrite(log, (all) => [...all.slice(0, 300), ...all.slice(301), ...records(801).slice(800)]),
  },
  {
    name: 'two swapped records',
    found: 'reordered',
    tamper: (log) => rewrite(log, (all) => [...all.slice(0, 300), all[301], all[300], ...all.slice(302)] as SealedRecord[]),
  },
  {
    name: 'a back-dated record',
    found: 'back_dated',
    tamper: (log) => rewrite(log, (all) => all.map((one, n) => (n === 799 ? { ...one, at: '2026-11-01T00:00:00.000Z' } : one))),
  },
];

describe('verifying a log offline', () => {
  it('finds nothing in an honest log, with every earlier checkpoint as a witness', async () => {
    const log = await logOf(records(800));
    expect(await verifyLog(log.read, opened(log.note), log.notes.map(opened))).toEqual([]);
  });

  for (const { name, found, tamper } of tampering) {
    it(`finds ${name}`, async () => {
      const log = await logOf(records(800), 800);
      tamper(log);
      expect(await kinds(log)).toContain(found);
    });
  }

  it('finds every flipped byte of an entry bundle', async () => {
    const log = await logOf(records(8), 8);
    const path = bundlePath(0, 8);
    const honest = log.files.get(path) as Uint8Array;
    for (let at = 0; at < honest.length; at++) {
      log.files.set(path, honest.with(at, (honest[at] as number) ^ 1));
      expect((await kinds(log)).size).toBeGreaterThan(0);
    }
  });

  it('finds a log that was rolled back, or rewritten and signed again, by a checkpoint somebody kept', async () => {
    const long = await logOf(records(300));
    const short = await logOf(records(200));
    expect(await kinds(short, [long.note])).toContain('rolled_back');
    const rewritten = await logOf(records(300).map((one, n) => (n === 50 ? { ...one, digest: digestOf('nicer') } : one)));
    expect(await kinds(rewritten)).toEqual(new Set());
    expect(await kinds(rewritten, [long.notes[1] as string])).toContain('rolled_back');
  });

  it('refuses a checkpoint signed by another key or changed after signing', async () => {
    const log = await logOf(records(3));
    const stranger = signerFromSeed(signer.name, new Uint8Array(32).fill(8));
    const forged = await signCheckpoint({ origin: 'log.test/audit', size: 3, root: log.root }, stranger);
    expect(openCheckpoint(forged, signer).ok).toBe(false);
    expect(openCheckpoint(log.note.replace('\n3\n', '\n2\n'), signer).ok).toBe(false);
  });

  it('hands its public key over as text', () => {
    const text = writeVerifierKey(signer);
    const read = readVerifierKey(text);
    expect(read.ok && openNote('', read.value).ok).toBe(false);
    expect(read.ok && Buffer.from(read.value.publicKey).equals(Buffer.from(signer.publicKey))).toBe(true);
    expect(readVerifierKey(text.replace('log.test', 'log.evil')).ok).toBe(false);
  });
});

describe('comparing stored records with the log', () => {
  const stored = records(10).map(({ id, digest }) => ({ id, digest }));
  const compared = (kept: { id: string; digest: string }[], erased: string[] = []) => {
    const comparison = compareRecords();
    for (const record of records(10)) comparison.onEntry(record);
    for (const id of erased) comparison.onEntry({ ...(records(1)[0] as SealedRecord), id, kind: 'erasure' });
    return comparison.compare(kept);
  };

  it('finds a changed, a missing and an unsealed record', async () => {
    const changed = stored.with(2, { id: 'dec_2/DECISION', digest: digestOf('nicer') });
    expect(await compared(changed)).toMatchObject([{ kind: 'record_changed', subject: 'dec_2/DECISION' }]);
    expect(await compared(stored.slice(1))).toMatchObject([{ kind: 'record_missing', subject: 'dec_0/DECISION' }]);
    expect(await compared([...stored, { id: 'dec_x/DECISION', digest: digestOf('x') }])).toMatchObject([
      { kind: 'record_unsealed' },
    ]);
  });

  it('accepts a record missing because policy erased it, and says so in the log', async () => {
    expect(await compared(stored.slice(1), ['dec_0/DECISION'])).toEqual([]);
  });
});

function flip(log: Log, path: string, at: number): void {
  const bytes = log.files.get(path);
  if (!bytes) throw new Error(`no file ${path}`);
  log.files.set(path, bytes.with(at, (bytes[at] as number) ^ 4));
}

function cut(log: Log, path: string): void {
  log.files.set(path, (log.files.get(path) as Uint8Array).subarray(0, -3));
}

/** Rewrites all bundles, and leaves the tiles and the signed root as they were. */
function rewrite(log: Log, change: (all: SealedRecord[]) => SealedRecord[]): void {
  const entries = change(records(800)).map(encodeRecord);
  for (let index = 0; index * 256 < entries.length; index++) {
    const slice = entries.slice(index * 256, (index + 1) * 256);
    log.files.set(bundlePath(index, slice.length), encodeBundle(slice));
  }
}
