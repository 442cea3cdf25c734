import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openNote, signNote } from '../../shared/decisions/audit/signed-note.ts';
import { kmsSigner } from '../../shared/store/kms-signer.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const asked: object[] = [];
let service: Server;

/** The two calls of the key service, as its documentation describes them. */
beforeAll(async () => {
  vi.stubEnv('AWS_REGION', 'eu-central-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  service = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const call = String(request.headers['x-amz-target']).split('.')[1] ?? '';
    const { Message, ...rest } = JSON.parse(Buffer.concat(chunks).toString());
    asked.push({ call, ...rest });
    const answer =
      call === 'Sign'
        ? { Signature: sign(null, Buffer.from(Message, 'base64'), privateKey).toString('base64') }
        : { PublicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64') };
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(answer));
  });
  await new Promise<void>((done) => service.listen(0, '127.0.0.1', done));
});
afterAll(() => {
  vi.unstubAllEnvs();
  service.close();
});

test('a note signed by the key service opens with its public key, and with no other', async () => {
  const signer = await kmsSigner('log.test', 'arn:key', `http://127.0.0.1:${(service.address() as AddressInfo).port}`);
  const note = await signNote('log.test/audit\n1\nroot\n', signer);
  expect(openNote(note, signer)).toEqual({ ok: true, value: 'log.test/audit\n1\nroot\n' });
  expect(openNote(note, { ...signer, publicKey: new Uint8Array(32) }).ok).toBe(false);
  expect(asked).toEqual([
    { call: 'GetPublicKey', KeyId: 'arn:key' },
    { call: 'Sign', KeyId: 'arn:key', MessageType: 'RAW', SigningAlgorithm: 'ED25519_SHA_512' },
  ]);
});
