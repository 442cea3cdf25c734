import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCheckpoint } from '../../shared/decisions/audit/checkpoint.ts';
import { archiveRecords, checkRestored, restoreRecords } from '../../shared/flows/restore-records.ts';
import { finishPending } from '../../shared/flows/seal-records.ts';
import { startEmbeddedEngine } from '../../shared/store/embedded-engine.ts';
import { buildWorld } from '../edge/wiring.ts';
import { holdDirectory } from '../local/hold-directory.ts';

/**
 * `portcullis drill <data directory>`: the restore drill. Archives every sealed record of a stopped server, restores them into
 * empty tables, reads them back and compares the root they lead to with the signed checkpoint. Changes nothing of the original.
 */
export async function drillCommand(data: string): Promise<{ code: number; shown: string; json: unknown }> {
  const held = await holdDirectory(data);
  if (!held.ok) throw new Error(held.trouble.message);
  const aside = await mkdtemp(join(tmpdir(), 'portcullis-drill-'));
  const original = await startEmbeddedEngine(join(data, 'engine'));
  const empty = await startEmbeddedEngine(null);
  try {
    const environment = (endpoint: string, objects: string, keys: string) => ({
      DYNAMODB_ENDPOINT: endpoint,
      OBJECTS_DIRECTORY: objects,
      MASTER_KEY_FILE: join(keys, 'master.key'),
      DECISION_SHARDS: '1',
    });
    const world = await buildWorld(environment(original.endpoint, join(data, 'objects'), data));
    const restored = await buildWorld(environment(empty.endpoint, join(aside, 'objects'), aside));
    const head = (await finishPending(world)).value;
    const checkpoint = openCheckpoint(head.note ?? '', (await world.keys()).signer);
    if (!checkpoint.ok) throw new Error(`the log has no checkpoint yet: ${checkpoint.trouble.message}`);
    const count = await restoreRecords(archiveRecords(head.size, world), restored);
    const result = await checkRestored(checkpoint.value, world, restored);
    const verdict = result.rootMatches ? 'the root equals the signed checkpoint' : `${result.differing.length} records differ`;
    return { code: result.rootMatches ? 0 : 1, shown: `restored ${count} of ${head.size} records: ${verdict}`, json: result };
  } finally {
    await Promise.all([original.close(), empty.close(), held.value.release(), rm(aside, { recursive: true })]);
  }
}
