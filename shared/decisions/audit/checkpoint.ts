import { fail, ok, type Result } from '../../model/result.ts';
import { type NoteSigner, openNote, signNote, type VerifierKey } from './signed-note.ts';
import { hashBytes } from './tree-hash.ts';

/** The log promised at one moment: so many entries, this root (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** Name of the log, without scheme: `portcullis.example/audit`. */
  origin: string;
  size: number;
  root: Uint8Array;
}

export const signCheckpoint = (checkpoint: Checkpoint, signer: NoteSigner): Promise<string> =>
  signNote(`${checkpoint.origin}\n${checkpoint.size}\n${Buffer.from(checkpoint.root).toString('base64')}\n`, signer);

/** Reads a checkpoint only when `key` signed it. */
export function openCheckpoint(note: string, key: VerifierKey): Result<Checkpoint> {
  const text = openNote(note, key);
  if (!text.ok) return text;
  const [origin, size, encoded] = text.value.split('\n');
  const root = new Uint8Array(Buffer.from(encoded ?? '', 'base64'));
  if (!origin || !/^(0|[1-9]\d{0,14})$/.test(size ?? '') || root.length !== hashBytes) {
    return fail('bad_checkpoint', 'expected origin, size and root, one a line');
  }
  return ok({ origin, size: Number(size), root });
}
