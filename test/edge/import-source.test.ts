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
