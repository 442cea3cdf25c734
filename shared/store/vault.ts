import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Table } from './table.ts';

/** Encrypts data keys with a master key that never leaves its place: KMS in the cloud, a file on a laptop. */
export interface KeyWrapper {
  wrap(key: Uint8Array, name: string): Promise<Uint8Array>;
  unwrap(wrapped: Uint8Array, name: string): Promise<Uint8Array>;
}

/**
 * Envelope encryption at rest: AES-256-GCM with one data key per month, itself wrapped by the master key and kept beside the
 * data. Destroying a month's key erases the evidence of that month wherever copies of it lie.
 */
export interface Vault {
  /** `at` (ISO instant) chooses the month. Adds 35 bytes. */
  seal(plain: Uint8Array, at: string): Promise<Uint8Array>;
  /** Throws when the bytes were changed or their key is gone. Bytes that were never sealed come back as they are. */
  open(sealed: Uint8Array): Promise<Uint8Array>;
  /** The key of this name, made on first use. */
  key(name: string): Promise<Uint8Array>;
}

/** First byte of a sealed envelope; packed evidence begins with its packing version, a small number. */
const mark = 0xe1;
const monthBytes = 6; // YYYYMM
const nonceBytes = 12;
const tagBytes = 16;
const headBytes = 1 + monthBytes;
const keyBytes = 32;
/** A key taken back at the master (access denied, deleted) stops working within this time. */
const keyLifeMs = 3_600_000;

export function vault(table: Table, wrapper: KeyWrapper): Vault {
  const held = new Map<string, { key: Promise<Uint8Array>; until: number }>();
  const key = (name: string): Promise<Uint8Array> => {
    const known = held.get(name);
    if (known && known.until > Date.now()) return known.key;
    const fetched = dataKey(table, wrapper, name);
    held.set(name, { key: fetched, until: Date.now() + keyLifeMs });
    fetched.catch(() => held.delete(name));
    return fetched;
  };
  return {
    key,
    async seal(plain, at) {
      const month = at.slice(0, 7).replace('-', '');
      const head = Buffer.concat([Buffer.of(mark), Buffer.from(month, 'ascii')]);
      return Buffer.concat([head, encrypt(await key(month), plain, head)]);
    },
    async open(sealed) {
      if (sealed[0] !== mark) return sealed;
      const head = sealed.subarray(0, headBytes);
      const month = Buffer.from(head.subarray(1)).toString('ascii');
      return decrypt(await key(month), sealed.subarray(headBytes), head);
    },
  };
}

/** The wrapped key of this name, or a new one; of two that are made at once the first written is kept by both. */
async function dataKey(table: Table, wrapper: KeyWrapper, name: string): Promise<Uint8Array> {
  const place = { pk: `KEY#${name}`, sk: 'KEY' };
  const standing = await table.get(place, { consistent: true });
  if (standing?.wrapped instanceof Uint8Array) return wrapper.unwrap(standing.wrapped, name);
  const fresh = randomBytes(keyBytes);
  const answer = await table.put({ ...place, wrapped: await wrapper.wrap(fresh, name) }, { absent: true });
  if (answer.stored) return fresh;
  if (answer.existing?.wrapped instanceof Uint8Array) return wrapper.unwrap(answer.existing.wrapped, name);
  throw new Error(`data key \`${name}\` can be neither made nor read`);
}

/** Nonce, ciphertext, tag. */
export function encrypt(key: Uint8Array, plain: Uint8Array, context: Uint8Array): Uint8Array {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes }).setAAD(context);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

export function decrypt(key: Uint8Array, sealed: Uint8Array, context: Uint8Array): Uint8Array {
  if (sealed.length < nonceBytes + tagBytes) throw new Error('sealed bytes are cut short');
  const nonce = sealed.subarray(0, nonceBytes);
  const body = sealed.subarray(nonceBytes, sealed.length - tagBytes);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes }).setAAD(context);
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  return Buffer.concat([decipher.update(body), decipher.final()]);
}
