import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import { fail, ok, type Result } from '../../shared/model/result.ts';

export interface Held {
  release(): Promise<void>;
}

/**
 * Takes a data directory for this process. The lock is the operating system's, through the engine's own storage: it falls with
 * the process however that ends, so a killed server leaves nothing to clean up. Who holds it is written beside it, for the message.
 */
export async function holdDirectory(data: string): Promise<Result<Held>> {
  await mkdir(data, { recursive: true });
  const holder = join(data, 'holder');
  const lock = new ClassicLevel(join(data, 'lock'));
  try {
    await lock.open();
  } catch (error) {
    if (!isLocked(error)) throw error;
    const who = (await readFile(holder, 'utf8').catch(() => '')).trim();
    return fail('held', `the data directory \`${data}\` is in use by another portcullis${who ? ` (${who})` : ''}`);
  }
  await writeFile(holder, `process ${process.pid}\n`);
  return ok({ release: () => lock.close() });
}

const isLocked = (error: unknown): boolean =>
  error instanceof Error && (error.cause as NodeJS.ErrnoException | undefined)?.code === 'LEVEL_LOCKED';
