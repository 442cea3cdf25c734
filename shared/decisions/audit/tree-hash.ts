import { hash } from 'node:crypto';

/** Every hash of the log is SHA-256: 32 bytes. */
export const hashBytes = 32;

/** Hash of one entry: the `0x00` prefix keeps a leaf from posing as a node (RFC 6962 §2.1). */
export const leafHash = (entry: Uint8Array): Uint8Array => sha256(prefixed(0, entry));

/** Hash of two neighbouring subtrees: prefix `0x01` (RFC 6962 §2.1). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  const joined = new Uint8Array(1 + 2 * hashBytes);
  joined[0] = 1;
  joined.set(left, 1);
  joined.set(right, 1 + hashBytes);
  return sha256(joined);
}

/** Root of the empty tree: the hash of nothing. */
export const emptyRoot = (): Uint8Array => sha256(new Uint8Array());

export const sameHash = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

export const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');

function prefixed(prefix: number, bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(1 + bytes.length);
  out[0] = prefix;
  out.set(bytes, 1);
  return out;
}
