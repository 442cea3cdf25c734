export const hashSeed = 0x811c9dc5;

/** FNV-1a over UTF-16 code units, 32 bits: buckets of the index, never a proof of equality. */
export const hashText = (text: string): number => continueHash(hashSeed, text, 0, text.length) >>> 0;

/** The hash of what came before with part of a text behind it, without making the part. Signed: `>>> 0` reads it. */
export function continueHash(before: number, text: string, from: number, to: number): number {
  let hash = before;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

/** Smallest power of two that leaves a table of `count` keys at most half full. */
export function tableSize(count: number): number {
  let size = 4;
  while (size < 2 * count) size *= 2;
  return size;
}
