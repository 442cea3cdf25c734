import { emptyRoot, nodeHash } from './tree-hash.ts';

/** A Merkle tree that only grows: keeps one hash for each set bit of its size. */
export interface GrowingTree {
  push(leaf: Uint8Array): void;
  size(): number;
  root(): Uint8Array;
}

export function growingTree(): GrowingTree {
  /** Complete subtrees from left to right, largest first. */
  const peaks: Uint8Array[] = [];
  let size = 0;
  return {
    push: (leaf) => {
      let hash = leaf;
      for (let bits = size; bits % 2 === 1; bits = Math.floor(bits / 2)) hash = nodeHash(peaks.pop() as Uint8Array, hash);
      peaks.push(hash);
      size++;
    },
    size: () => size,
    root: () => (peaks.length === 0 ? emptyRoot() : peaks.reduceRight((right, left) => nodeHash(left, right))),
  };
}
