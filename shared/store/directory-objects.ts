import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { ObjectStore } from '../flows/world.ts';

/** Digest lies beside the bytes; it is written first, so bytes never stand without one. */
const digestSuffix = '.sha256';
const partSuffix = '.part';
const keyPattern = /^[A-Za-z0-9_][A-Za-z0-9._=-]*(?:\/[A-Za-z0-9_][A-Za-z0-9._=-]*)*$/;

/**
 * Objects as files of one directory. A write is complete or absent (written aside, then renamed), and bytes that no longer
 * match their digest are refused on reading and replaced on writing.
 */
export function directoryObjects(root: string): ObjectStore {
  const at = (key: string) => join(root, ...checkedKey(key).split('/'));
  return {
    get: (key) => readIntact(at(key), key),
    async put(key, bytes) {
      const file = at(key);
      if (await intact(file)) return;
      await mkdir(dirname(file), { recursive: true });
      await writeWhole(file + digestSuffix, Buffer.from(digestOf(bytes)));
      await writeWhole(file, bytes);
    },
    has: (key) => exists(at(key)),
    list: (prefix) => listKeys(root, prefix),
    async delete(key) {
      await rm(at(key), { force: true });
      await rm(at(key) + digestSuffix, { force: true });
    },
  };
}

/** Keys are plain path segments: nothing may point outside the directory or collide with our own suffixes. */
function checkedKey(key: string): string {
  if (!keyPattern.test(key) || key.endsWith(digestSuffix) || key.endsWith(partSuffix))
    throw new Error(`object key \`${key}\` is not a path of plain names`);
  return key;
}

/** The bytes when they stand and match their digest, else null. */
async function intact(file: string): Promise<Uint8Array | null> {
  const [bytes, digest] = await Promise.all([readOrNull(file), readOrNull(file + digestSuffix)]);
  return bytes && digest && digest.toString('utf8') === digestOf(bytes) ? bytes : null;
}

async function readIntact(file: string, key: string): Promise<Uint8Array | null> {
  // Twice: a write may have landed between reading the bytes and reading their digest.
  const bytes = (await intact(file)) ?? (await intact(file));
  if (bytes || !(await exists(file))) return bytes;
  throw new Error(`object \`${key}\` is damaged: its bytes do not match the digest they were written with`);
}

async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const part = `${file}.${randomUUID()}${partSuffix}`;
  await writeFile(part, bytes, { flush: true });
  await rename(part, file);
}

async function listKeys(root: string, prefix: string): Promise<string[]> {
  const names = await readdir(root, { recursive: true, withFileTypes: true }).catch(absentAs([]));
  return names
    .filter((name) => name.isFile() && !name.name.endsWith(digestSuffix) && !name.name.endsWith(partSuffix))
    .map((name) =>
      join(name.parentPath, name.name)
        .slice(root.length + 1)
        .split(sep)
        .join('/'),
    )
    .filter((key) => key.startsWith(prefix))
    .sort();
}

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const exists = (file: string) => stat(file).then(() => true, absentAs(false));
const readOrNull = (file: string) => readFile(file).catch(absentAs(null));

function absentAs<T>(value: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === 'ENOENT') return value;
    throw error;
  };
}
