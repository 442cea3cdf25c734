import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { dictionary1 } from './evidence-dictionary.ts';

/** Dictionaries by the version byte in front of the packed bytes. A version, once released, never changes. */
const dictionaries: Record<number, Buffer> = { 1: Buffer.from(dictionary1) };
const currentVersion = 1;
const level = 9; // 4 kB of evidence takes well under a millisecond, and every byte is stored for years
const inflatedBytesMax = 64 * 1024 * 1024;

/** JSON, deflated against a preset dictionary of the words evidence is made of, behind one version byte. */
export function packEvidence(evidence: unknown): Uint8Array {
  const dictionary = dictionaries[currentVersion]!;
  const packed = deflateRawSync(JSON.stringify(evidence), { level, dictionary });
  return Buffer.concat([Buffer.of(currentVersion), packed]);
}

/** Reads what `packEvidence` wrote under any version. Throws on bytes it did not write. */
export function unpackEvidence(bytes: Uint8Array): unknown {
  const dictionary = dictionaries[bytes[0] ?? 0];
  if (!dictionary) throw new Error(`evidence has unknown packing version \`${bytes[0] ?? 'none'}\``);
  const json = inflateRawSync(bytes.subarray(1), { dictionary, maxOutputLength: inflatedBytesMax });
  return JSON.parse(json.toString('utf8'));
}
