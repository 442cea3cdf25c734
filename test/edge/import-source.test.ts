import { hash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parties, sdnXml } from '../sources/make-lists.ts';
import { type TestServer, testServer } from './local-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

const bring = (file: string, body: Uint8Array | string, source = 'us-ofac-sdn') =>
  fetch(`${server.url}/v1/sources/${source}/import?file=${file}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  }).then(async (reply) => ({ status: reply.status, body: (await reply.json()) as Record<string, unknown> }));

describe('an official file brought over the API', () => {
  test('waits for a second person, who is not the one that brought it', async () => {
    const brought = await bring('SDN.XML.gz', gzipSync(sdnXml(parties(20))));
    expect(brought).toMatchObject({
      status: 202,
      body: { state: 'quarantined', reasons: [expect.stringContaining('second person')] },
    });
    const accepted = await server.post(`/v1/sources/us-ofac-sdn/runs/${brought.body.run}/accept`, {});
    expect([accepted.status, accepted.body.code]).toEqual([409, 'conflict']);
    expect((await server.get('/v1/sources/us-ofac-sdn')).body).toMatchObject({
      entries: 0,
      quarantined: { run: brought.body.run },
    });
  });

  test('under another name, or for a source nobody knows, is refused', async () => {
    expect((await bring('list.xml', 'x')).status).toBe(400);
    expect((await bring('SDN.XML', 'x', 'us-nowhere')).status).toBe(404);
  });
});

describe('official files larger than a request', () => {
  const carry = (source: string, part: Uint8Array<ArrayBuffer>, digest = hash('sha256', part)) =>
    server.call('PUT', `/v1/sources/${source}/parts/${digest}`, {
      body: part,
      headers: { 'content-type': 'application/octet-stream' },
    });
  const ended = async (source: string, run: string) => {
    const place = `/v1/sources/${source}/runs/${run}`;
    await expect.poll(async () => (await server.get(place)).body.state, { timeout: 20_000 }).not.toBe('running');
    return (await server.get(place)).body;
  };
  const file = new TextEncoder().encode(sdnXml(parties(50)));
  const parts = [file.slice(0, 5_000), file.slice(5_000)];
  const named = parts.map((part) => hash('sha256', part));

  test('are carried in piece by piece and wait for a second person, whose word puts them into force', async () => {
    for (const part of parts) expect((await carry('us-ofac-sdn', part)).status).toBe(201);
    const begun = await server.post('/v1/sources/us-ofac-sdn/imports', { files: [{ name: 'SDN.XML', parts: named }] });
    expect(begun.status).toBe(202);
    const run = await ended('us-ofac-sdn', begun.body.run);
    expect(run).toMatchObject({ state: 'quarantined', entries: 50, provenance: 'imported' });
    expect(run.reasons[0]).toContain('second person');
    const accept = `/v1/sources/us-ofac-sdn/runs/${begun.body.run}/accept`;
    expect((await server.post(accept, {})).status).toBe(409);
    const key = await server.post('/v1/keys', { name: 'the second person', scopes: ['sources:write'] });
    const accepted = await server.post(accept, {}, { authorization: `Bearer ${key.body.secret}` });
    expect(accepted).toMatchObject({ status: 200, body: { state: 'accepted' } });
    await expect
      .poll(async () => (await server.get('/v1/sources/us-ofac-sdn')).body, { timeout: 20_000 })
      .toMatchObject({ state: 'imported', entries: 50 });
  });

  test('are refused before any work when a piece is missing, damaged or of no known file', async () => {
    expect((await carry('us-ofac-sdn', parts[0]!, named[1]!)).status).toBe(400);
    expect((await carry('us-nowhere', parts[0]!)).status).toBe(404);
    const bring = (files: object[]) => server.post('/v1/sources/us-ofac-sdn/imports', { files });
    const missing = await bring([{ name: 'SDN.XML', parts: [named[0], 'f'.repeat(64)] }]);
    expect([missing.status, missing.body.errors[0].pointer]).toEqual([400, '/files/0/parts/1']);
    const wrong = await bring([{ name: 'list.xml', parts: named }]);
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([400, '/files']);
  });

  test('put together in the wrong order are no list, and the run says so', async () => {
    const begun = await server.post('/v1/sources/us-ofac-sdn/imports', {
      files: [{ name: 'SDN.XML', parts: [...named].reverse() }],
    });
    expect(await ended('us-ofac-sdn', begun.body.run)).toMatchObject({
      state: 'failed',
      reasons: [expect.stringMatching(/^(malformed_xml|wrong_root)/)],
    });
  });
});
