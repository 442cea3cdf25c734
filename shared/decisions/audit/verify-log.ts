import type { Checkpoint } from './checkpoint.ts';
import { decodeBundle } from './entry-bundle.ts';
import { growingTree } from './growing-tree.ts';
import { foldHashes, type ReadFile } from './read-tree.ts';
import { decodeRecord, type SealedRecord } from './sealed-record.ts';
import { bundlePath, hashesAt, tilePath, tileWidth, widthAt } from './tile-path.ts';
import { hashBytes, leafHash, sameHash } from './tree-hash.ts';

export type LogProblemKind =
  | 'truncated' // fewer entries than the signed checkpoint promises
  | 'entry_changed' // an entry does not fit the tile above it
  | 'root_mismatch' // the entries do not lead to the signed root
  | 'rolled_back' // an earlier signed checkpoint is not a prefix of this log
  | 'reordered' // sealing times run backwards
  | 'back_dated' // a record claims a time long before it was sealed
  | 'post_dated' // a record claims a time after it was sealed
  | 'unreadable' // an entry is not a sealed record
  | 'record_changed' // the stored record has another digest than the sealed one
  | 'record_missing' // sealed, not erased by policy, and gone
  | 'record_unsealed'; // stored, and not in the log

export interface LogProblem {
  kind: LogProblemKind;
  /** Entry index, record id or path. */
  subject: string;
  detail: string;
}

/** A record is sealed within seconds; clocks of two machines differ by minutes at worst. More than this is back-dating or an outage. */
const lateMsMax = 10 * 60_000;

/**
 * Walks a whole log offline: every entry against its tile, every tile against the root, the root against the signed checkpoint,
 * and every earlier checkpoint as a prefix. `onEntry` sees each readable record in order.
 */
export async function verifyLog(
  read: ReadFile,
  checkpoint: Checkpoint,
  witnesses: readonly Checkpoint[] = [],
  onEntry: (record: SealedRecord, index: number) => void = () => {},
): Promise<LogProblem[]> {
  const problems: LogProblem[] = [];
  const tree = growingTree();
  const prefixes = new Map(witnesses.map((witness) => [witness.size, witness]));
  const order = inOrder(problems);
  const tiles: Uint8Array[][] = [[]];
  for (let bundle = 0; bundle * tileWidth < checkpoint.size; bundle++) {
    const entries = await readBundle(read, bundle, checkpoint.size);
    if (!entries) return [...problems, truncated(tree.size(), checkpoint.size)];
    const leaves = entries.map(leafHash);
    await compareTile(read, checkpoint.size, 0, bundle, leaves, problems);
    if (leaves.length === tileWidth) tiles[0]?.push(foldHashes(Buffer.concat(leaves), 0, tileWidth));
    entries.forEach((entry, n) => {
      tree.push(leaves[n] as Uint8Array);
      order(entry, bundle * tileWidth + n, onEntry);
      checkPrefix(prefixes.get(tree.size()), tree.root, problems);
    });
  }
  await compareUpperTiles(read, checkpoint.size, tiles[0] ?? [], problems);
  if (!sameHash(tree.root(), checkpoint.root)) problems.push(rootMismatch(checkpoint));
  return [...problems, ...longer(witnesses, checkpoint)];
}

async function readBundle(read: ReadFile, index: number, size: number): Promise<Uint8Array[] | null> {
  const width = widthAt(index, size);
  const bytes = await read(bundlePath(index, width));
  const entries = bytes ? decodeBundle(bytes) : null;
  return entries?.ok && entries.value.length === width ? entries.value : null;
}

async function compareTile(
  read: ReadFile,
  size: number,
  level: number,
  index: number,
  hashes: readonly Uint8Array[],
  problems: LogProblem[],
): Promise<void> {
  const path = tilePath(level, index, widthAt(index, hashesAt(level, size)));
  const tile = (await read(path)) ?? new Uint8Array();
  if (tile.length === hashes.length * hashBytes && Buffer.compare(tile, Buffer.concat(hashes)) === 0) return;
  hashes.forEach((hash, n) => {
    if (sameHash(hash, tile.subarray(n * hashBytes, (n + 1) * hashBytes))) return;
    const subject = level === 0 ? `entry ${index * tileWidth + n}` : path;
    problems.push({ kind: 'entry_changed', subject, detail: `does not fit tile \`${path}\`` });
  });
}

async function compareUpperTiles(read: ReadFile, size: number, level1: Uint8Array[], problems: LogProblem[]): Promise<void> {
  let hashes = level1;
  for (let level = 1; hashes.length > 0; level++) {
    const above: Uint8Array[] = [];
    for (let at = 0; at < hashes.length; at += tileWidth) {
      const slice = hashes.slice(at, at + tileWidth);
      await compareTile(read, size, level, at / tileWidth, slice, problems);
      if (slice.length === tileWidth) above.push(foldHashes(Buffer.concat(slice), 0, tileWidth));
    }
    hashes = above;
  }
}

function inOrder(problems: LogProblem[]) {
  let last = '';
  return (entry: Uint8Array, index: number, onEntry: (record: SealedRecord, index: number) => void) => {
    const record = decodeRecord(entry);
    const subject = `entry ${index}`;
    if (!record.ok) return problems.push({ kind: 'unreadable', subject, detail: record.trouble.message });
    const { at, sealedAt } = record.value;
    if (sealedAt < last)
      problems.push({ kind: 'reordered', subject, detail: `sealed at ${sealedAt}, after one sealed at ${last}` });
    const lag = Date.parse(sealedAt) - Date.parse(at);
    if (lag > lateMsMax) problems.push({ kind: 'back_dated', subject, detail: `claims ${at}, sealed at ${sealedAt}` });
    if (lag < -lateMsMax) problems.push({ kind: 'post_dated', subject, detail: `claims ${at}, sealed at ${sealedAt}` });
    last = sealedAt > last ? sealedAt : last;
    return onEntry(record.value, index);
  };
}

function checkPrefix(witness: Checkpoint | undefined, root: () => Uint8Array, problems: LogProblem[]): void {
  if (!witness || sameHash(root(), witness.root)) return;
  const detail = `the first ${witness.size} entries are not those of an earlier signed checkpoint`;
  problems.push({ kind: 'rolled_back', subject: `size ${witness.size}`, detail });
}

const longer = (witnesses: readonly Checkpoint[], checkpoint: Checkpoint): LogProblem[] =>
  witnesses
    .filter((witness) => witness.size > checkpoint.size)
    .map((witness) => ({
      kind: 'rolled_back',
      subject: `size ${checkpoint.size}`,
      detail: `an earlier signed checkpoint already had ${witness.size} entries`,
    }));

const truncated = (found: number, promised: number): LogProblem => ({
  kind: 'truncated',
  subject: `entry ${found}`,
  detail: `missing or cut; the signed checkpoint promises ${promised} entries`,
});

const rootMismatch = (checkpoint: Checkpoint): LogProblem => ({
  kind: 'root_mismatch',
  subject: `size ${checkpoint.size}`,
  detail: 'the entries do not lead to the signed root',
});
