import type { Checkpoint } from '../decisions/audit/checkpoint.ts';
import { growingTree } from '../decisions/audit/growing-tree.ts';
import { encodeRecord } from '../decisions/audit/sealed-record.ts';
import { leafHash, sameHash } from '../decisions/audit/tree-hash.ts';
import { digestOf } from '../decisions/canonical-json.ts';
import type { DecisionEvent } from '../model/review.ts';
import { notePins } from './note-pins.ts';
import { type LogEntry, readEntries } from './read-log.ts';
import type { DecisionRecord, RecordKey, WatchWorld } from './world.ts';

/** One line of an archive: a sealed record as it was stored. */
export interface ArchiveLine {
  id: string;
  kind: string;
  content: DecisionRecord | DecisionEvent;
}

export interface Restored {
  records: number;
  /** Sealed records that the archive or the restored tables lack or hold otherwise. */
  differing: string[];
  /** True when the restored records lead to the signed root. */
  rootMatches: boolean;
}

const pageSize = 1_000;

/** Every sealed record in the order of the log, as it is stored now. Records erased by policy are left out. */
export async function* archiveRecords(size: number, world: WatchWorld): AsyncGenerator<ArchiveLine> {
  for await (const { record } of allEntries(size, world)) {
    const content = await stored(record.id, record.at, world);
    if (content) yield { id: record.id, kind: record.kind, content };
  }
}

/** Puts archived records into empty tables. */
export async function restoreRecords(lines: AsyncIterable<ArchiveLine>, into: WatchWorld): Promise<number> {
  let count = 0;
  for await (const { kind, content } of lines) {
    if (kind === 'decision') await putDecision(content as DecisionRecord, into);
    else await into.decisions.addEvent(content as DecisionEvent);
    count++;
  }
  return count;
}

async function putDecision(record: DecisionRecord, into: WatchWorld): Promise<void> {
  await notePins(record.decision, into);
  await into.decisions.put(record);
}

/** Reads every sealed record back from the restored tables and rebuilds the tree over what is there. */
export async function checkRestored(checkpoint: Checkpoint, log: WatchWorld, restored: WatchWorld): Promise<Restored> {
  const tree = growingTree();
  const differing: string[] = [];
  for await (const { record } of allEntries(checkpoint.size, log)) {
    const content = await stored(record.id, record.at, restored);
    const digest = content ? digestOf(content) : '';
    if (digest !== record.digest) differing.push(record.id);
    tree.push(leafHash(encodeRecord({ ...record, digest })));
  }
  return { records: tree.size(), differing, rootMatches: sameHash(tree.root(), checkpoint.root) };
}

async function* allEntries(size: number, world: WatchWorld): AsyncGenerator<LogEntry> {
  for (let from = 0; from < size; from += pageSize) yield* await readEntries(from, Math.min(pageSize, size - from), world);
}

function stored(id: string, at: string, world: WatchWorld): Promise<DecisionRecord | DecisionEvent | null> {
  const cut = id.indexOf('/');
  const key: RecordKey = { decisionId: id.slice(0, cut), part: id.slice(cut + 1), at };
  return key.part === 'DECISION' ? world.decisions.get(key.decisionId) : world.recent.event(key);
}
