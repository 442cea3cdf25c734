import { decodeBundle, encodeBundle } from './entry-bundle.ts';
import { foldHashes, type ReadFile, readTree } from './read-tree.ts';
import { bundlePath, hashesAt, tilePath, tileWidth } from './tile-path.ts';
import { hashBytes, leafHash } from './tree-hash.ts';

export interface LogFile {
  path: string;
  bytes: Uint8Array;
}

/**
 * Grows a log of `size` entries: returns the static files to write and the new root, and writes nothing itself.
 * A partial tile has its width in its name, so no file is ever overwritten.
 */
export async function appendEntries(
  read: ReadFile,
  size: number,
  entries: readonly Uint8Array[],
): Promise<{ size: number; root: Uint8Array; files: LogFile[] }> {
  const grown = size + entries.length;
  const files = await growBundles(read, size, entries);
  let fresh = entries.map(leafHash);
  for (let level = 0; fresh.length > 0; level++) {
    const tiles = await growLevel(read, level, hashesAt(level, size), fresh);
    files.push(...tiles);
    fresh = completedRoots(tiles);
  }
  const root = await readTree(overlay(read, files), grown).range(0, grown);
  return { size: grown, root, files };
}

/** Reads `files` first, then the store. */
function overlay(read: ReadFile, files: readonly LogFile[]): ReadFile {
  const fresh = new Map(files.map((file) => [file.path, file.bytes]));
  return async (path) => fresh.get(path) ?? read(path);
}

async function growBundles(read: ReadFile, size: number, entries: readonly Uint8Array[]): Promise<LogFile[]> {
  const first = Math.floor(size / tileWidth);
  const carried = size % tileWidth === 0 ? [] : await oldBundle(read, first, size % tileWidth);
  const all = [...carried, ...entries];
  return slices(all, tileWidth).map((slice, n) => ({ path: bundlePath(first + n, slice.length), bytes: encodeBundle(slice) }));
}

async function oldBundle(read: ReadFile, index: number, width: number): Promise<Uint8Array[]> {
  const path = bundlePath(index, width);
  const bytes = await read(path);
  const entries = bytes ? decodeBundle(bytes) : null;
  if (entries?.ok && entries.value.length === width) return entries.value;
  throw new Error(`bundle \`${path}\` is missing or damaged`);
}

async function growLevel(read: ReadFile, level: number, before: number, fresh: readonly Uint8Array[]): Promise<LogFile[]> {
  const first = Math.floor(before / tileWidth);
  const width = before % tileWidth;
  const old = width === 0 ? new Uint8Array() : await read(tilePath(level, first, width));
  if (!old) throw new Error(`tile \`${tilePath(level, first, width)}\` is missing`);
  const bytes = Buffer.concat([old, ...fresh]);
  return cutTiles(level, first, bytes);
}

function cutTiles(level: number, first: number, bytes: Uint8Array): LogFile[] {
  const tileBytes = tileWidth * hashBytes;
  const files: LogFile[] = [];
  for (let at = 0; at < bytes.length; at += tileBytes) {
    const slice = bytes.subarray(at, at + tileBytes);
    files.push({ path: tilePath(level, first + at / tileBytes, slice.length / hashBytes), bytes: slice });
  }
  return files;
}

/** Roots of the tiles of `level` that this growth completed: the fresh hashes one level up. */
const completedRoots = (tiles: readonly LogFile[]): Uint8Array[] =>
  tiles.filter((tile) => tile.bytes.length === tileWidth * hashBytes).map((tile) => foldHashes(tile.bytes, 0, tileWidth));

function slices<T>(all: readonly T[], width: number): T[][] {
  const out: T[][] = [];
  for (let at = 0; at < all.length; at += width) out.push(all.slice(at, at + width));
  return out;
}
