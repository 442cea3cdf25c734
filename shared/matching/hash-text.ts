/** FNV-1a over UTF-16 code units, 32 bits: buckets of the index, never a proof of equality. */
export function hashText(text: string, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** The same over part of a text, without making the part. */
export function hashPart(text: string, from: number, to: number, seed: number): number {
  let hash = seed;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Smallest power of two that leaves a table of `count` keys at most half full. */
export function tableSize(count: number): number {
  let size = 4;
  while (size < 2 * count) size *= 2;
  return size;
}
