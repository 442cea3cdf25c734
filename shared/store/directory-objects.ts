import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { ObjectStore } from '../flows/world.ts';

/** The digest follows the bytes in the same file, so that neither ever stands without the other. */
const digestBytes = 32; // SHA-256
const partSuffix = '.part';
/** No write takes a tenth of this: what is older was left by a process that died. */
const partAgeMs = 3_600_000;
const keyPattern = /^[A-Za-z0-9_][A-Za-z0-9._=-]*(?:\/[A-Za-z0-9_][A-Za-z0-9._=-]*)*$/;

/**
 * Objects as files of one directory. A write is complete or absent (written aside, then linked into place, where the first
 * wins), and bytes that no longer match their digest are refused on reading and replaced on writing.
 */
export function directoryObjects(root: string): ObjectStore {
  const at = (key: string) => join(root, ...checkedKey(key).split('/'));
  return {
    async get(key) {
      const file = await readFile(at(key)).catch(absentAs(null));
      if (file === null) return null;
      const bytes = intact(file);
      if (bytes === null)
        throw new Error(`object \`${key}\` is damaged: its bytes do not match the digest they were written with`);
      return bytes;
    },
    put: (key, bytes) => put(at(key), bytes),
    has: (key) => stat(at(key)).then(() => true, absentAs(false)),
    list: (prefix) => listKeys(root, prefix),
    delete: (key) => rm(at(key), { force: true }),
    sweep: () => sweepParts(root),
  };
}

/** Keys are plain path segments: nothing may point outside the directory or collide with unfinished writes. */
function checkedKey(key: string): string {
  if (!keyPattern.test(key) || key.endsWith(partSuffix)) throw new Error(`object key \`${key}\` is not a path of plain names`);
  return key;
}

/** The bytes of a file when they match the digest behind them, else null. */
function intact(file: Buffer): Uint8Array | null {
  if (file.length < digestBytes) return null;
  const bytes = file.subarray(0, file.length - digestBytes);
  return file.subarray(bytes.length).equals(digestOf(bytes)) ? bytes : null;
}

async function put(file: string, bytes: Uint8Array): Promise<void> {
  if (await stands(file)) return;
  await mkdir(dirname(file), { recursive: true });
  const part = `${file}.${randomUUID()}${partSuffix}`;
  await writeThrough(part, bytes);
  try {
    await link(part, file);
  } catch (error) {
    // Another writer was first; or what stands is damaged; or this file system has no links: then the last one wins.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || !(await stands(file))) await rename(part, file);
  }
  await rm(part, { force: true });
}

const stands = async (file: string): Promise<boolean> => {
  const found = await readFile(file).catch(absentAs(null));
  return found !== null && intact(found) !== null;
};

/** On the disk, not only on its way there, before anything may point to it. */
async function writeThrough(part: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(part, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.writeFile(digestOf(bytes));
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function listKeys(root: string, prefix: string): Promise<string[]> {
  const names = await readdir(root, { recursive: true, withFileTypes: true }).catch(absentAs([]));
  return names
    .filter((name) => name.isFile() && !name.name.endsWith(partSuffix))
    .map((name) =>
      join(name.parentPath, name.name)
        .slice(root.length + 1)
        .split(sep)
        .join('/'),
    )
    .filter((key) => key.startsWith(prefix))
    .sort();
}

async function sweepParts(root: string): Promise<number> {
  const names = await readdir(root, { recursive: true, withFileTypes: true }).catch(absentAs([]));
  let swept = 0;
  for (const name of names) {
    if (!name.isFile() || !name.name.endsWith(partSuffix)) continue;
    const file = join(name.parentPath, name.name);
    const found = await stat(file).catch(absentAs(null));
    if (found === null || Date.now() - found.mtimeMs < partAgeMs) continue;
    await rm(file, { force: true });
    swept += 1;
  }
  return swept;
}

const digestOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

function absentAs<T>(value: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === 'ENOENT') return value;
    throw error;
  };
}
