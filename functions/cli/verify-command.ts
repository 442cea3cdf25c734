import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Checkpoint, openCheckpoint } from '../../shared/decisions/audit/checkpoint.ts';
import { readVerifierKey, type VerifierKey } from '../../shared/decisions/audit/signed-note.ts';
import { verifyLog } from '../../shared/decisions/audit/verify-log.ts';
import { compareRecords } from '../../shared/decisions/audit/verify-records.ts';
import { digestOf } from '../../shared/decisions/canonical-json.ts';
import type { Result } from '../../shared/model/result.ts';
import { directoryObjects } from '../../shared/store/directory-objects.ts';

export interface VerifyOptions {
  /** Directory of the object store, or a copy of its `audit/` part under the same name. */
  objects: string;
  /** The log's public key, as `GET /v1/audit` shows it and as the auditor kept it. */
  key: string;
  /** A signed checkpoint somebody kept; default: every one that lies in the store. */
  witness: string | null;
  /** NDJSON of `{ id, content }`: an archive of the records themselves. */
  records: string | null;
}

/** `portcullis verify`: needs the static files and the public key, nothing else. 0 = whole, 1 = something was tampered with. */
export async function verifyCommand(options: VerifyOptions): Promise<{ code: number; shown: string; json: unknown }> {
  const objects = directoryObjects(options.objects);
  // The store's own check of its files may refuse a damaged one before we see it: to the auditor it is as good as gone.
  const read = (path: string) => objects.get(`audit/${path}`).catch(() => null);
  const key = must(readVerifierKey(options.key));
  const kept = (await objects.list('audit/checkpoint/')).sort();
  const notes = await Promise.all(kept.map((path) => objects.get(path)));
  const checkpoints = notes.map((note) => must(openCheckpoint(Buffer.from(note ?? []).toString(), key)));
  const latest = checkpoints.at(-1);
  if (!latest) throw new Error(`there is no checkpoint under \`${join(options.objects, 'audit/checkpoint')}\``);
  const witnesses = options.witness ? [await witnessIn(options.witness, key)] : checkpoints.slice(0, -1);
  const comparison = compareRecords();
  const inLog = await verifyLog(read, latest, witnesses, comparison.onEntry);
  const inRecords = options.records ? await comparison.compare(await archived(options.records)) : [];
  const problems = [...inLog, ...inRecords];
  const lines = problems.map(({ kind, subject, detail }) => `${kind}: ${subject}: ${detail}`);
  const verdict = problems.length === 0 ? 'whole' : `${problems.length} problems`;
  return {
    code: problems.length === 0 ? 0 : 1,
    shown: [`${latest.size} records, ${witnesses.length} earlier checkpoints: ${verdict}`, ...lines].join('\n'),
    json: { size: latest.size, root: Buffer.from(latest.root).toString('base64'), problems },
  };
}

const witnessIn = async (file: string, key: VerifierKey): Promise<Checkpoint> =>
  must(openCheckpoint(await readFile(file, 'utf8'), key));

async function archived(file: string): Promise<{ id: string; digest: string }[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter(Boolean);
  return lines.map((line) => {
    const { id, content } = JSON.parse(line) as { id: string; content: unknown };
    return { id, digest: digestOf(content) };
  });
}

function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.trouble.message);
}
