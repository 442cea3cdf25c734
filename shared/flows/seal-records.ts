import { appendEntries } from '../decisions/audit/append-entries.ts';
import { signCheckpoint } from '../decisions/audit/checkpoint.ts';
import { decodeBundle, encodeBundle } from '../decisions/audit/entry-bundle.ts';
import type { ReadFile } from '../decisions/audit/read-tree.ts';
import { encodeRecord, type SealedRecord } from '../decisions/audit/sealed-record.ts';
import { emptyRoot } from '../decisions/audit/tree-hash.ts';
import { sha256Hex } from '../decisions/canonical-json.ts';
import type { WatchWorld } from './world.ts';

/** State of the log. Kind `AUDIT`, id `HEAD`. */
export interface LogHead {
  size: number;
  /** Base64. */
  root: string;
  /** Signed checkpoint, or null for the empty log. */
  note: string | null;
  sealedAt: string | null;
  /** Records that claim a time before this, less the overlap, are sealed. */
  through: string | null;
  /** A batch that was begun: its entries lie under `key`. Whoever comes next finishes it before anything else. */
  pending: { key: string; sealedAt: string; through: string } | null;
}

/** The head as read; revision null before the first batch. */
export type Head = { value: LogHead; revision: number | null };

/** One batch, to find an entry by its time. Kind `AUDIT-BATCH`, id `<sealedAt>#<size>`. */
export interface LogBatch {
  from: number;
  size: number;
}

/** What is sealed, before its time of sealing is known. */
export type Sealable = Omit<SealedRecord, 'sealedAt'>;

const emptyHead: LogHead = {
  size: 0,
  root: Buffer.from(emptyRoot()).toString('base64'),
  note: null,
  sealedAt: null,
  through: null,
  pending: null,
};

/**
 * Seals records as the next entries of the log. The batch is written aside and claimed in the head first, then turned into tiles:
 * two sealers, or one that dies in between, can never write different bytes under one name. False: somebody else sealed first;
 * look again what is still unsealed.
 *
 * @param through Time up to which nothing is left to seal after this batch.
 * @param seen The log, nothing pending, in which these records were looked for: when it has moved since, they may lie in it by now.
 */
export async function sealRecords(
  records: readonly Sealable[],
  through: string,
  world: WatchWorld,
  seen?: Head,
): Promise<boolean> {
  const head = seen ?? (await finishPending(world));
  if (records.length === 0) return nothingToSeal(head, through, world);
  const now = world.clock.now().toISOString();
  const sealedAt = head.value.sealedAt !== null && head.value.sealedAt > now ? head.value.sealedAt : now;
  const bundle = encodeBundle(records.map((record) => encodeRecord({ ...record, sealedAt })));
  const key = `audit/pending/${sha256Hex(bundle)}`;
  await world.objects.put(key, bundle);
  const claimed = { ...head.value, pending: { key, sealedAt, through } };
  if (!(await world.documents.put('AUDIT', 'HEAD', claimed, head.revision))) return false;
  await finish({ value: claimed, revision: (head.revision ?? 0) + 1 }, world);
  return true;
}

/** While nothing happens the mark moves once an hour: a quiet week must not be searched again every few seconds. */
const quietMs = 3_600_000;

async function nothingToSeal(head: Head, through: string, world: WatchWorld): Promise<boolean> {
  const behind = Date.parse(through) - Date.parse(head.value.through ?? '1970-01-01');
  return behind < quietMs || world.documents.put('AUDIT', 'HEAD', { ...head.value, through }, head.revision);
}

/** The head of the log with nothing pending. */
export async function finishPending(world: WatchWorld): Promise<Head> {
  const head = await readHead(world);
  if (!head.value.pending) return head;
  await finish(head, world);
  return finishPending(world);
}

/** Turns the pending batch into tiles. Somebody else may be doing the same: the files have the same bytes, and one of both moves the head. */
async function finish(head: Head, world: WatchWorld): Promise<void> {
  if (!head.value.pending) return;
  const { key, sealedAt, through } = head.value.pending;
  const entries = decodeBundle((await world.objects.get(key)) ?? new Uint8Array());
  if (!entries.ok || entries.value.length === 0) throw new Error(`the batch \`${key}\` of the audit log is missing or damaged`);
  const grown = await appendEntries(logFiles(world), head.value.size, entries.value);
  await Promise.all(grown.files.map((file) => world.objects.put(`audit/${file.path}`, file.bytes)));
  const note = await signCheckpoint(
    { origin: logOrigin(world), size: grown.size, root: grown.root },
    (await world.keys()).signer,
  );
  await world.objects.put(checkpointKey(grown.size), Buffer.from(note));
  const batch: LogBatch = { from: head.value.size, size: grown.size };
  await world.documents.put('AUDIT-BATCH', `${sealedAt}#${grown.size}`, batch, null);
  const root = Buffer.from(grown.root).toString('base64');
  const next: LogHead = { size: grown.size, root, note, sealedAt, through, pending: null };
  await world.documents.put('AUDIT', 'HEAD', next, head.revision);
}

async function readHead(world: WatchWorld): Promise<Head> {
  return (await world.documents.get<LogHead>('AUDIT', 'HEAD')) ?? { value: emptyHead, revision: null };
}

/** The static files of the log. */
export const logFiles =
  (world: Pick<WatchWorld, 'objects'>): ReadFile =>
  (path) =>
    world.objects.get(`audit/${path}`);

const logOrigin = (world: WatchWorld): string => `${world.watch.origin}/audit`;

/** Every checkpoint ever signed is kept: `audit/checkpoint/<size>`. */
const checkpointKey = (size: number): string => `audit/checkpoint/${String(size).padStart(15, '0')}`;
