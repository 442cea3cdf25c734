import { hashesAt, tilePath, tileWidth, widthAt } from './tile-path.ts';
import { emptyRoot, hashBytes, nodeHash } from './tree-hash.ts';

/** Bytes of one static file of the log by path, or null when it is absent. */
export type ReadFile = (path: string) => Promise<Uint8Array | null>;

/** Levels of the tree inside one tile: 2^8 hashes. */
const heightOfTile = 8;

/** A tree of `size` entries read from its tiles. */
export interface TreeReader {
  size: number;
  /** Merkle tree hash of entries `from` (inclusive) to `to` (exclusive): MTH(D[from:to]) of RFC 6962. */
  range(from: number, to: number): Promise<Uint8Array>;
}

/** Reads subtree hashes from tiles; a missing or short tile is a thrown error, since the log is then damaged. */
export function readTree(read: ReadFile, size: number): TreeReader {
  const tiles = new Map<string, Promise<Uint8Array>>();
  const tile = (level: number, index: number): Promise<Uint8Array> => {
    const path = tilePath(level, index, widthAt(index, hashesAt(level, size)));
    const known = tiles.get(path);
    if (known) return known;
    const loading = read(path).then((bytes) => wholeTile(path, bytes, widthAt(index, hashesAt(level, size))));
    tiles.set(path, loading);
    return loading;
  };
  const complete = async (height: number, index: number): Promise<Uint8Array> => {
    const level = Math.floor(height / heightOfTile);
    const span = 2 ** (height % heightOfTile);
    const first = index * span;
    const bytes = await tile(level, Math.floor(first / tileWidth));
    return foldHashes(bytes, first % tileWidth, span);
  };
  const range = async (from: number, to: number): Promise<Uint8Array> => {
    const count = to - from;
    if (count === 0) return emptyRoot();
    if (Number.isInteger(Math.log2(count)) && from % count === 0) return complete(Math.log2(count), from / count);
    const split = from + largestPowerBelow(count);
    return nodeHash(await range(from, split), await range(split, to));
  };
  return { size, range };
}

/** The largest power of two smaller than `count` (RFC 6962 calls it k). */
export const largestPowerBelow = (count: number): number => 2 ** Math.floor(Math.log2(count - 1));

function wholeTile(path: string, bytes: Uint8Array | null, width: number): Uint8Array {
  if (bytes?.length === width * hashBytes) return bytes;
  throw new Error(
    bytes ? `tile \`${path}\` has ${bytes.length} bytes, expected ${width * hashBytes}` : `tile \`${path}\` is missing`,
  );
}

/** Root of `count` neighbouring hashes of a tile; `count` is a power of two. */
export function foldHashes(tile: Uint8Array, first: number, count: number): Uint8Array {
  if (count === 1) return tile.subarray(first * hashBytes, (first + 1) * hashBytes);
  return nodeHash(foldHashes(tile, first, count / 2), foldHashes(tile, first + count / 2, count / 2));
}
