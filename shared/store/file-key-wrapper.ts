import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { decrypt, encrypt, type KeyWrapper } from './vault.ts';

/** First word of the file, so that a laptop's key cannot be mistaken for a production key. */
const label = 'DEV-ONLY';
const keyBytes = 32;

/** A master key in a file that only its owner can read, made on first use. For laptops: the cloud uses KMS. */
export function fileKeyWrapper(path: string): KeyWrapper {
  let master: Promise<Uint8Array> | null = null;
  const key = () => {
    master ??= readOrMake(path);
    return master;
  };
  return {
    wrap: async (data, name) => encrypt(await key(), data, Buffer.from(name)),
    unwrap: async (wrapped, name) => decrypt(await key(), wrapped, Buffer.from(name)),
  };
}

async function readOrMake(path: string): Promise<Uint8Array> {
  await mkdir(dirname(path), { recursive: true });
  const fresh = `${label} ${randomBytes(keyBytes).toString('base64url')}\n`;
  await writeFile(path, fresh, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const [word, text = ''] = (await readFile(path, 'utf8')).trim().split(' ');
  const key = Buffer.from(text, 'base64url');
  if (word !== label || key.length !== keyBytes) throw new Error('the key file is not one this program wrote');
  return key;
}
