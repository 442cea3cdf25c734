import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

export interface Certificate {
  /** PEM. */
  cert: string;
  /** PEM. */
  key: string;
}

export interface CertificateWish {
  /** DNS names and IPv4 addresses it is for; empty: an authority. */
  names: readonly string[];
  from?: string;
  until?: string;
  /** Who signs; default: itself. */
  by?: Certificate;
}

/** An X.509 certificate (RFC 5280, ECDSA over P-256), made here so that no key lies in the repository and any date can be had. */
export function makeCertificate({ names, from = '2020-01-01', until = '2099-01-01', by }: CertificateWish): Certificate {
  const subject = names.length === 0 ? authorityName : 'Test Server';
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const body = sequence(
    tagged(0xa0, integer(2)),
    integer(++serial),
    ecdsaWithSha256,
    name(by ? authorityName : subject),
    sequence(time(from), time(until)),
    name(subject),
    createPublicKey(pair.publicKey.export({ type: 'spki', format: 'pem' })).export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(names.length === 0 ? authority : alternativeNames(names))),
  );
  const signer: KeyObject | string = by?.key ?? pair.privateKey;
  const signature = tagged(0x03, Buffer.from([0]), sign('sha256', body, signer));
  return {
    cert: pem('CERTIFICATE', sequence(body, ecdsaWithSha256, signature)),
    key: String(pair.privateKey.export({ type: 'pkcs8', format: 'pem' })),
  };
}

const authorityName = 'Test Authority';
let serial = 0;

/** Distinguished encoding (X.690): tag, length, content. */
function tagged(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: Uint8Array[]) => tagged(0x30, ...parts);
const integer = (value: number) => tagged(0x02, Buffer.from([value]));
const oid = (hex: string) => tagged(0x06, Buffer.from(hex, 'hex'));
const name = (text: string) => sequence(tagged(0x31, sequence(oid('550403'), tagged(0x0c, Buffer.from(text)))));
const time = (date: string) => tagged(0x18, Buffer.from(`${date.replaceAll('-', '')}000000Z`));
const pem = (what: string, bytes: Buffer) => `-----BEGIN ${what}-----\n${bytes.toString('base64')}\n-----END ${what}-----\n`;

const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'));
const authority = sequence(
  oid('551d13'),
  tagged(0x01, Buffer.from([255])),
  tagged(0x04, sequence(tagged(0x01, Buffer.from([255])))),
);

function alternativeNames(names: readonly string[]): Buffer {
  const listed = names.map((one) =>
    /^[\d.]+$/.test(one) ? tagged(0x87, Buffer.from(one.split('.').map(Number))) : tagged(0x82, Buffer.from(one)),
  );
  return sequence(oid('551d11'), tagged(0x04, sequence(...listed)));
}
