import { writeVerifierKey } from '../decisions/audit/signed-note.ts';
import { firstSealedAt, type LogEntry, readEntries } from './read-log.ts';
import { finishPending } from './seal-records.ts';
import type { WatchWorld } from './world.ts';

export interface SealedPage {
  data: LogEntry[];
  nextCursor: string | null;
  size: number;
  /** Signed note, or null while the log is empty. */
  checkpoint: string | null;
  verifierKey: string;
}

/** Entries sealed from `from` to `to` (instants, either may be null), oldest first, with the checkpoint they lie under. */
export async function listSealed(
  filter: { from: string | null; to: string | null; limit: number; position: string | null },
  world: WatchWorld,
): Promise<SealedPage> {
  const head = (await finishPending(world)).value;
  const start = filter.position !== null ? Number(filter.position) : await startOf(filter.from, world);
  const from = filter.from ?? '';
  const to = filter.to ?? '~';
  const read = start === null ? [] : await readEntries(start, filter.limit, world);
  const next = read.at(-1);
  const more = next !== undefined && next.index + 1 < head.size && next.record.sealedAt <= to;
  return {
    data: read.filter(({ record }) => record.sealedAt >= from && record.sealedAt <= to),
    nextCursor: more ? String(next.index + 1) : null,
    size: head.size,
    checkpoint: head.note,
    verifierKey: writeVerifierKey((await world.keys()).signer),
  };
}

const startOf = (from: string | null, world: WatchWorld): Promise<number | null> | number =>
  from === null ? 0 : firstSealedAt(new Date(from).toISOString(), world);
