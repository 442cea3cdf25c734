import { largestPowerBelow, type TreeReader } from './read-tree.ts';
import { nodeHash, sameHash } from './tree-hash.ts';

/** Audit path of entry `index`, nearest sibling first (RFC 6962 §2.1.1). */
export async function inclusionProof(tree: TreeReader, index: number): Promise<Uint8Array[]> {
  const path = async (from: number, to: number): Promise<Uint8Array[]> => {
    if (to - from === 1) return [];
    const split = from + largestPowerBelow(to - from);
    return index < split
      ? [...(await path(from, split)), await tree.range(split, to)]
      : [...(await path(split, to)), await tree.range(from, split)];
  };
  return path(0, tree.size);
}

/** Proof that the tree of `old` entries is a prefix of this one (RFC 6962 §2.1.2). */
export async function consistencyProof(tree: TreeReader, old: number): Promise<Uint8Array[]> {
  const sub = async (from: number, to: number, whole: boolean): Promise<Uint8Array[]> => {
    if (old === to) return whole ? [] : [await tree.range(from, to)];
    const split = from + largestPowerBelow(to - from);
    return old <= split
      ? [...(await sub(from, split, whole)), await tree.range(split, to)]
      : [...(await sub(split, to, false)), await tree.range(from, split)];
  };
  return old === 0 ? [] : sub(0, tree.size, true);
}

/** True when the leaf at `index` of a tree of `size` entries leads to `root` (RFC 9162 §2.1.3.2). */
export function verifyInclusion(
  claim: { index: number; size: number; leaf: Uint8Array; root: Uint8Array },
  proof: readonly Uint8Array[],
): boolean {
  if (!(claim.index >= 0 && claim.index < claim.size)) return false;
  let position = BigInt(claim.index);
  let last = BigInt(claim.size - 1);
  let hash = claim.leaf;
  for (const sibling of proof) {
    if (last === 0n) return false;
    const right = (position & 1n) === 1n || position === last;
    hash = right ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
    if (right) while ((position & 1n) === 0n && position !== 0n) [position, last] = [position >> 1n, last >> 1n];
    [position, last] = [position >> 1n, last >> 1n];
  }
  return last === 0n && sameHash(hash, claim.root);
}

/** True when the tree behind `newRoot` begins with the tree behind `oldRoot` (RFC 9162 §2.1.4.2). */
export function verifyConsistency(
  claim: { oldSize: number; newSize: number; oldRoot: Uint8Array; newRoot: Uint8Array },
  proof: readonly Uint8Array[],
): boolean {
  const { oldSize, newSize, oldRoot, newRoot } = claim;
  if (oldSize === 0) return proof.length === 0;
  if (oldSize > newSize) return false;
  if (oldSize === newSize) return proof.length === 0 && sameHash(oldRoot, newRoot);
  const power = Number.isInteger(Math.log2(oldSize));
  const [first, ...rest] = power ? [oldRoot, ...proof] : proof;
  if (!first) return false;
  return foldConsistency(BigInt(oldSize - 1), BigInt(newSize - 1), first, rest, oldRoot, newRoot);
}

function foldConsistency(
  oldLast: bigint,
  newLast: bigint,
  first: Uint8Array,
  proof: readonly Uint8Array[],
  oldRoot: Uint8Array,
  newRoot: Uint8Array,
): boolean {
  let [position, last] = [oldLast, newLast];
  while ((position & 1n) === 1n) [position, last] = [position >> 1n, last >> 1n];
  let [older, newer] = [first, first];
  for (const sibling of proof) {
    if (last === 0n) return false;
    if ((position & 1n) === 1n || position === last) {
      [older, newer] = [nodeHash(sibling, older), nodeHash(sibling, newer)];
      while ((position & 1n) === 0n && position !== 0n) [position, last] = [position >> 1n, last >> 1n];
    } else newer = nodeHash(newer, sibling);
    [position, last] = [position >> 1n, last >> 1n];
  }
  return last === 0n && sameHash(older, oldRoot) && sameHash(newer, newRoot);
}
