import { fail, ok, type Result } from '../../model/result.ts';

/** A length is written in two bytes, big endian (C2SP tlog-tiles). */
const entryBytesMax = 0xffff;

/** Joins entries into one bundle: each is its length and its bytes. */
export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(entries.reduce((sum, entry) => sum + 2 + entry.length, 0));
  let at = 0;
  for (const entry of entries) {
    if (entry.length > entryBytesMax)
      throw new RangeError(`an audit entry has ${entry.length} bytes, more than ${entryBytesMax}`);
    out[at] = entry.length >> 8;
    out[at + 1] = entry.length & 0xff;
    out.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return out;
}

/** Entries of a bundle, as views into it. */
export function decodeBundle(bytes: Uint8Array): Result<Uint8Array[]> {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    const end = at + 2 + (((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0));
    if (at + 2 > bytes.length || end > bytes.length) return fail('truncated', `a bundle ends inside entry ${entries.length}`);
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return ok(entries);
}
