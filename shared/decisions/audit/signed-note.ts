import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { fail, ok, type Result } from '../../model/result.ts';
import { sha256 } from './tree-hash.ts';

/** A key that can be told apart by name and four bytes of hash (C2SP signed-note); Ed25519, 32 raw bytes. */
export interface VerifierKey {
  name: string;
  publicKey: Uint8Array;
}

/** Makes one signature over the text: a local key file, or a key service in the cloud. */
export interface NoteSigner extends VerifierKey {
  sign(text: Uint8Array): Promise<Uint8Array>;
}

/** Algorithm byte of Ed25519 in a key id. */
const ed25519 = 1;
/** DER headers that turn 32 raw bytes into the forms node reads (RFC 8410). */
const spkiHeader = Buffer.from('302a300506032b6570032100', 'hex');
const pkcs8Header = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Adds one signature line to a text that ends in a line feed. */
export async function signNote(text: string, signer: NoteSigner): Promise<string> {
  const signature = await signer.sign(Buffer.from(text));
  return `${text}\n— ${signer.name} ${Buffer.concat([keyId(signer), signature]).toString('base64')}\n`;
}

/** The text of a note that carries a good signature of `key`. */
export function openNote(note: string, key: VerifierKey): Result<string> {
  const cut = note.lastIndexOf('\n\n');
  if (cut < 0) return fail('not_a_note', 'expected a text, an empty line and signatures');
  const text = note.slice(0, cut + 1);
  const id = Buffer.from(keyId(key));
  for (const line of note.slice(cut + 2).split('\n')) {
    const [, name, encoded] = /^— (\S+) (\S+)$/.exec(line) ?? [];
    const bytes = Buffer.from(encoded ?? '', 'base64');
    if (name !== key.name || !bytes.subarray(0, 4).equals(id)) continue;
    if (verify(null, Buffer.from(text), publicKeyOf(key.publicKey), bytes.subarray(4))) return ok(text);
    return fail('bad_signature', `the signature of \`${key.name}\` does not fit the text`);
  }
  return fail('not_signed', `no signature of \`${key.name}\``);
}

/** `<name>+<key id in hex>+<base64 of algorithm and key>`: how a public key is handed to an auditor. */
export const writeVerifierKey = (key: VerifierKey): string =>
  `${key.name}+${Buffer.from(keyId(key)).toString('hex')}+${Buffer.from([ed25519, ...key.publicKey]).toString('base64')}`;

export function readVerifierKey(text: string): Result<VerifierKey> {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text.trim()) ?? [];
  const bytes = Buffer.from(encoded ?? '', 'base64');
  if (!name || bytes.length !== 33 || bytes[0] !== ed25519) return fail('bad_key', 'expected `name+id+key` with an Ed25519 key');
  const key = { name, publicKey: new Uint8Array(bytes.subarray(1)) };
  return Buffer.from(keyId(key)).toString('hex') === id ? ok(key) : fail('bad_key', 'the key id does not fit name and key');
}

/** Signer over a raw 32-byte Ed25519 seed held in memory. */
export function signerFromSeed(name: string, seed: Uint8Array): NoteSigner {
  const key = createPrivateKey({ key: Buffer.concat([pkcs8Header, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(spkiHeader.length));
  return { name, publicKey, sign: async (text) => sign(null, text, key) };
}

const publicKeyOf = (raw: Uint8Array) => createPublicKey({ key: Buffer.concat([spkiHeader, raw]), format: 'der', type: 'spki' });

const keyId = (key: VerifierKey): Uint8Array =>
  sha256(Buffer.concat([Buffer.from(`${key.name}\n`), Buffer.from([ed25519]), key.publicKey])).subarray(0, 4);
