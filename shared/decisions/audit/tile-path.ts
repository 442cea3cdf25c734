/** A tile holds 256 hashes, a bundle 256 entries (C2SP tlog-tiles). */
export const tileWidth = 256;

/** `tile/<level>/<index>`, with `.p/<width>` while the tile is still growing. Hashes of `level` are roots of 256^level entries. */
export const tilePath = (level: number, index: number, width: number): string =>
  `tile/${level}/${segments(index)}${partial(width)}`;

/** `tile/entries/<index>`, with `.p/<width>` while the bundle is still growing. */
export const bundlePath = (index: number, width: number): string => `tile/entries/${segments(index)}${partial(width)}`;

/** How many hashes of `level` a tree of `size` entries has; the last tile holds the rest of the division. */
export const hashesAt = (level: number, size: number): number => Math.floor(size / tileWidth ** level);

/** Width of tile `index` when the level has `count` hashes. */
export const widthAt = (index: number, count: number): number => Math.min(tileWidth, count - index * tileWidth);

/** Three digits a segment, `x` before every one but the last: 1234067 is `x001/x234/067`. */
function segments(index: number): string {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const parts = padded.match(/.{3}/g) ?? [];
  return parts.map((part, n) => (n < parts.length - 1 ? `x${part}` : part)).join('/');
}

const partial = (width: number): string => (width < tileWidth ? `.p/${width}` : '');
