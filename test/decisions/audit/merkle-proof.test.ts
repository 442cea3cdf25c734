import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  consistencyProof,
  inclusionProof,
  verifyConsistency,
  verifyInclusion,
} from '../../../shared/decisions/audit/merkle-proof.ts';
import { readTree } from '../../../shared/decisions/audit/read-tree.ts';
import { encodeRecord } from '../../../shared/decisions/audit/sealed-record.ts';
import { emptyRoot, leafHash, nodeHash } from '../../../shared/decisions/audit/tree-hash.ts';
import { logOf, record, records } from './log-fixture.ts';

/** The definition of RFC 6962 §2.1, word for word, to check the tiled tree against. */
function naiveRoot(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return emptyRoot();
  if (leaves.length === 1) return leaves[0] as Uint8Array;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(naiveRoot(leaves.slice(0, split)), naiveRoot(leaves.slice(split)));
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('the Merkle log', () => {
  it('has the known root of the empty tree and the known hash of the empty leaf', () => {
    expect(hex(emptyRoot())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(hex(leafHash(new Uint8Array()))).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
  });

  it('has the same root as the definition, whatever the batches', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 700 }), fc.integer({ min: 1, max: 300 }), async (count, batch) => {
        const log = await logOf(records(count), batch);
        expect(hex(log.root)).toBe(hex(naiveRoot(records(count).map((one) => leafHash(encodeRecord(one))))));
      }),
      { numRuns: 40 },
    );
  });

  it('reaches a second level of tiles and keeps the root of the definition', async () => {
    const count = 66_000;
    const log = await logOf(records(count), 9_999);
    expect(log.files.has('tile/1/000')).toBe(true);
    expect(log.files.has('tile/2/000.p/1')).toBe(true);
    expect(hex(log.root)).toBe(hex(naiveRoot(records(count).map((one) => leafHash(encodeRecord(one))))));
  });

  it('proves every entry and refuses another entry, index, size or root', async () => {
    const log = await logOf(records(600), 100);
    const tree = readTree(log.read, 600);
    for (const index of [0, 1, 255, 256, 257, 511, 512, 598, 599]) {
      const leaf = leafHash(encodeRecord(record(index)));
      const proof = await inclusionProof(tree, index);
      const claim = { index, size: 600, leaf, root: log.root };
      expect(verifyInclusion(claim, proof)).toBe(true);
      expect(verifyInclusion({ ...claim, leaf: leafHash(encodeRecord(record(index + 1))) }, proof)).toBe(false);
      expect(verifyInclusion({ ...claim, index: (index + 1) % 600 }, proof)).toBe(false);
      expect(verifyInclusion({ ...claim, root: leaf }, proof)).toBe(false);
      expect(verifyInclusion(claim, proof.slice(1))).toBe(false);
    }
  });

  it('proves that an older log is the beginning of a newer one, for every pair of sizes', async () => {
    const naive = (size: number) => naiveRoot(records(size).map((one) => leafHash(encodeRecord(one))));
    const sizes = [1, 2, 3, 7, 8, 9, 255, 256, 257, 300];
    for (const newSize of sizes) {
      const log = await logOf(records(newSize), 64);
      const tree = readTree(log.read, newSize);
      for (const oldSize of sizes.filter((size) => size <= newSize)) {
        const proof = await consistencyProof(tree, oldSize);
        const claim = { oldSize, newSize, oldRoot: naive(oldSize), newRoot: log.root };
        expect(verifyConsistency(claim, proof)).toBe(true);
        expect(verifyConsistency({ ...claim, oldRoot: naive(oldSize + 1) }, proof)).toBe(false);
      }
    }
  });
});
