import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problem } from '../../shared/api/problem.ts';
import { givenEdition } from './given-edition.ts';
import { type Reply, type TestServer, testServer } from './local-server.ts';
import { cleanOrder } from './orders.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
  await givenEdition(server.world);
});
afterAll(() => server.close());

const canary = 'CANARY-5512';
const json = { 'content-type': 'application/json' };
const order = JSON.stringify(cleanOrder());
const send = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = json) =>
  server.call('POST', '/v1/decisions', { body, headers });

/** Every refusal is a whole problem: typed, traceable, and silent about what was sent. */
function expectProblem(
  { status, body, headers, text }: Reply,
  expected: { status: number; code: string; pointer?: string },
): void {
  expect([status, body.code]).toEqual([expected.status, expected.code]);
  expect(problem.safeParse(body).success).toBe(true);
  expect(headers.get('content-type')).toBe('application/problem+json');
  expect(headers.get('x-request-id')).toBe(body.requestId);
  expect(text).not.toMatch(/CANARY-5512|\.ts:|node_modules|at \w+ \(/);
  if (expected.pointer !== undefined)
    expect(body.errors.map((one: { pointer: string }) => one.pointer)).toContain(expected.pointer);
}

describe('a body that cannot be read', () => {
  test.each<[string, string | Uint8Array<ArrayBuffer>, Record<string, string>, number, string]>([
    ['empty', '', json, 400, 'invalid_request'],
    ['cut', order.slice(0, -5), json, 400, 'invalid_request'],
    ['in words', canary, json, 400, 'invalid_request'],
    ['behind a byte order mark', `\ufeff${order}`, json, 400, 'invalid_request'],
    ['in UTF-16', Buffer.from(order, 'utf16le'), json, 400, 'invalid_request'],
    ['in Latin-1', Buffer.from('{"reference":"Müller"}', 'latin1'), json, 400, 'invalid_request'],
    ['a million levels deep', '['.repeat(200_000), json, 400, 'invalid_request'],
    ['with a key twice', order.replace('{', '{"reference":"SO-1",'), json, 400, 'invalid_request'],
    ['with a prototype', order.replace('{', '{"__proto__":{"x":1},'), json, 400, 'invalid_request'],
    ['as text', order, { 'content-type': 'text/plain' }, 415, 'unsupported_media_type'],
    ['as a form', `a=${canary}`, { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'unsupported_media_type'],
    ['without a type', Buffer.from(order), {}, 415, 'unsupported_media_type'],
    ['gzipped', gzipSync(order), { ...json, 'content-encoding': 'gzip' }, 415, 'unsupported_media_type'],
    [
      'a brotli bomb',
      brotliCompressSync(Buffer.alloc(2 ** 24)),
      { ...json, 'content-encoding': 'br' },
      415,
      'unsupported_media_type',
    ],
    ['of 257 KiB', JSON.stringify({ ...cleanOrder(), metadata: { x: canary.repeat(25_000) } }), json, 413, 'payload_too_large'],
    ['of 10 MB', 'x'.repeat(10_000_000), json, 413, 'payload_too_large'],
  ])('%s is refused', async (_, body, headers, status, code) => {
    expectProblem(await send(body, headers), { status, code });
  });
});

describe('a body that breaks the schema', () => {
  test.each<[string, object, string]>([
    ['a field of the answer', { outcome: 'clear' }, '/outcome'],
    ['a tenant', { tenant: canary }, '/tenant'],
    ['a number for an id', { reference: 12 }, '/reference'],
    ['a name with NUL', { parties: [{ name: `${canary}\u0000` }] }, '/parties/0/name'],
    ['a name of 200,000 marks', { parties: [{ name: `A${'\u0301'.repeat(100_000)}` }] }, '/parties/0/name'],
    ['a name of half characters', { parties: [{ name: '\udc00x' }] }, '/parties/0/name'],
    ['a quantity beyond all numbers', { items: [{ quantity: 1e13 }] }, '/items/0/quantity'],
    ['no party', { parties: [] }, '/parties'],
  ])('%s is refused with a pointer', async (_, change, pointer) => {
    expectProblem(await send(JSON.stringify({ ...cleanOrder(), ...change })), { status: 400, code: 'invalid_request', pointer });
  });

  test('1e309 is no quantity', async () => {
    expectProblem(await send(order.replace('"quantity":2', '"quantity":1e309')), {
      status: 400,
      code: 'invalid_request',
      pointer: '/items/0/quantity',
    });
  });

  test('at most fifty faults are told', async () => {
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`field${n}`, n]));
    const reply = await send(JSON.stringify({ ...cleanOrder(), ...many }));
    expect(reply.body.errors).toHaveLength(50);
  });
});

describe('a request that asks for nothing here', () => {
  test.each<[string, string, string, number, string]>([
    ['an unknown path', 'GET', '/v1/nothing', 404, 'not_found'],
    ['the root', 'GET', '/', 404, 'not_found'],
    ['another method', 'DELETE', '/v1/decisions', 405, 'method_not_allowed'],
    ['a broken escape', 'GET', '/v1/orders/%zz', 404, 'not_found'],
    ['a foreign decision', 'GET', '/v1/decisions/dec_1', 404, 'not_found'],
    ['an id with a line break', 'GET', '/v1/decisions/dec%0A1', 404, 'not_found'],
    ['an unknown source', 'GET', '/v1/sources/xx-none', 404, 'not_found'],
    ['an unknown entry', 'GET', '/v1/entries/us-bis-el:none', 404, 'not_found'],
    ['an unknown filter', 'GET', '/v1/decisions?tenant=x', 400, 'invalid_request'],
    ['a limit of none', 'GET', '/v1/decisions?limit=0', 400, 'invalid_request'],
    ['a limit in words', 'GET', '/v1/decisions?limit=all', 400, 'invalid_request'],
  ])('%s is refused', async (_, method, path, status, code) => {
    expectProblem(await server.call(method, path), { status, code });
  });

  test('a thousand query keys are refused', async () => {
    const query = Array.from({ length: 1000 }, (_, n) => `k${n}=1`).join('&');
    expectProblem(await server.get(`/v1/decisions?${query}`), { status: 400, code: 'invalid_request' });
  });

  test('headers beyond the cap of the gateway are refused', async () => {
    const reply = await fetch(`${server.url}/v1/health`, { headers: { 'x-filler': 'x'.repeat(11_000) } });
    expect(reply.status).toBe(431);
  });

  test.each<[string, string]>([
    ['too long', 'k'.repeat(256)],
    ['with a space', 'a b'],
    ['empty', ''],
  ])('an idempotency key that is %s is refused', async (_, key) => {
    expectProblem(await send(order, { ...json, 'idempotency-key': key }), {
      status: 400,
      code: 'invalid_request',
      pointer: '/header/idempotency-key',
    });
  });
});

describe('who may call', () => {
  test.each(['evil.example', 'evil.example:8787', '169.254.169.254', '127.0.0.1.evil.example'])(
    'a page that reaches loopback as %s is refused',
    async (host) => {
      const { request } = await import('node:http');
      const status = await new Promise((resolve, reject) => {
        const asked = request(`${server.url}/v1/health`, { headers: { host } }, (reply) => {
          reply.resume();
          resolve(reply.statusCode);
        });
        asked.on('error', reject).end();
      });
      expect(status).toBe(403);
    },
  );

  test('a page of another origin is refused', async () => {
    const reply = await server.call('POST', '/v1/sources/us-csl/refresh', { headers: { origin: 'https://evil.example' } });
    expectProblem(reply, { status: 403, code: 'forbidden' });
  });

  test('a harmless request id is taken over, one that could forge a log line is not', async () => {
    const kept = await server.get('/v1/health', { 'x-request-id': 'shop-req-0001' });
    expect(kept.headers.get('x-request-id')).toBe('shop-req-0001');
    const replaced = await server.get('/v1/health', { 'x-request-id': 'a {"level":"INFO"} b' });
    expect(replaced.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});
