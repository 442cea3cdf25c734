/** Numbers written seven bits a byte, low bits first, as the lists of an index are: small numbers take one byte. */
export interface NumberWriter {
  bytes: Uint8Array;
  length: number;
}

export const newNumberWriter = (): NumberWriter => ({ bytes: new Uint8Array(1024), length: 0 });

/** Appends one number from 0 to 2^31 − 1. */
export function writeNumber(into: NumberWriter, value: number): void {
  if (into.length + 5 > into.bytes.length) grow(into);
  let rest = value;
  while (rest > 127) {
    into.bytes[into.length++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  into.bytes[into.length++] = rest;
}

/** Appends one byte as it is. */
export function writeByte(into: NumberWriter, value: number): void {
  if (into.length + 5 > into.bytes.length) grow(into);
  into.bytes[into.length++] = value;
}

function grow(into: NumberWriter): void {
  const larger = new Uint8Array(2 * into.bytes.length);
  larger.set(into.bytes);
  into.bytes = larger;
}

export const written = (from: NumberWriter): Uint8Array => from.bytes.slice(0, from.length);

/** Lengths of consecutive lists, packed; `readOffsets` gives back where each list begins. */
export function packLengths(offsets: ArrayLike<number>): Uint8Array {
  const into = newNumberWriter();
  for (let at = 1; at < offsets.length; at++) writeNumber(into, offsets[at]! - offsets[at - 1]!);
  return written(into);
}

/** Where each list begins, and behind the last where it ends. */
export function readOffsets(packed: Uint8Array, count: number): Uint32Array {
  const offsets = new Uint32Array(count + 1);
  let at = 0;
  let sum = 0;
  for (let list = 1; list <= count; list++) {
    let byte = packed[at++]!;
    let length = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = packed[at++]!;
      length |= (byte & 127) << shift;
    }
    sum += length;
    offsets[list] = sum;
  }
  return offsets;
}

/** Ordinals as they are stored: two bytes each while all fit, else three (a `u8` section). */
export function packIds(ids: ArrayLike<number>): Uint16Array | Uint8Array {
  let most = 0;
  for (let at = 0; at < ids.length; at++) if (ids[at]! > most) most = ids[at]!;
  if (most < 65_536) return Uint16Array.from(ids);
  const out = new Uint8Array(3 * ids.length);
  for (let at = 0; at < ids.length; at++) {
    out[3 * at] = ids[at]! & 255;
    out[3 * at + 1] = (ids[at]! >>> 8) & 255;
    out[3 * at + 2] = ids[at]! >>> 16;
  }
  return out;
}

/** Largest ordinal that `packIds` can write. */
export const idMax = (1 << 24) - 2;

export function readIds(packed: Uint16Array | Uint8Array): Uint16Array | Uint32Array {
  if (packed instanceof Uint16Array) return packed;
  const out = new Uint32Array(packed.length / 3);
  for (let at = 0; at < out.length; at++) {
    out[at] = packed[3 * at]! | (packed[3 * at + 1]! << 8) | (packed[3 * at + 2]! << 16);
  }
  return out;
}
