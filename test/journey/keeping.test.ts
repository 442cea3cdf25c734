import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asTold } from '../contract/as-told.ts';
import { givenEdition } from '../edge/given-edition.ts';
import { type TestServer, testServer } from '../edge/local-server.ts';
import { cleanOrder, listedOrder } from '../edge/orders.ts';

let server: TestServer;
beforeAll(async () => {
  server = asTold(await testServer());
  await givenEdition(server.world);
});
afterAll(() => server.close());

describe('what is kept about an order', () => {
  test('is held for a lawsuit, listed, and let go', async () => {
    await server.post('/v1/decisions', cleanOrder({ reference: 'KE-1' }));
    const held = await server.post('/v1/holds', { reference: 'KE-1', reason: 'subpoena 12' });
    expect([held.status, held.body.by]).toEqual([201, 'local']);
    expect((await server.post('/v1/holds', { reference: 'KE-1', reason: 'again' })).body.reason).toBe('subpoena 12');
    expect((await server.get('/v1/holds')).body.data).toHaveLength(1);
    expect((await server.call('DELETE', '/v1/holds/KE-1')).status).toBe(204);
    expect((await server.call('DELETE', '/v1/holds/KE-1')).status).toBe(404);
    expect((await server.get('/v1/decisions?reference=KE-1')).body.data).toHaveLength(1); // its time has not come
  });

  test('is restricted, not erased, while a legal duty keeps it', async () => {
    await server.post('/v1/decisions', cleanOrder({ reference: 'KE-2' }));
    const asked = await server.post('/v1/erasures', { reference: 'KE-2' });
    expect([asked.status, asked.body.state]).toEqual([201, 'restricted']);
    const years = Number(asked.body.restrictedUntil.slice(0, 4)) - Number(asked.body.receivedAt.slice(0, 4));
    expect(years).toBe(10);
    expect((await server.get(`/v1/erasures/${asked.body.id}`)).body).toEqual(asked.body);
    expect((await server.post('/v1/erasures', { reference: 'KE-none' })).status).toBe(404);
    expect((await server.get('/v1/deletions')).body).toEqual({ data: [], nextCursor: null });
  });

  test('is a matter for an administrator', async () => {
    const key = (await server.post('/v1/keys', { name: 'shop', scopes: ['decisions:write', 'decisions:read'] })).body;
    const headers = { authorization: `Bearer ${key.secret}` };
    for (const path of ['/v1/holds', '/v1/deletions', '/v1/keys']) {
      const refused = await server.get(path, headers);
      expect([refused.status, refused.body.detail]).toEqual([403, 'needs scope `admin`']);
    }
  });
});

describe('a suppression over HTTP', () => {
  test('is made from one finding of one decision, and refused when it is not one', async () => {
    const { body } = await server.post('/v1/decisions', listedOrder({ reference: 'KE-3' }));
    const finding = body.findings.find((one: { match?: object }) => one.match).id;
    const about = { decision: body.id, finding, reason: 'another company', evidence: 'file 7' };
    const made = await server.post('/v1/suppressions', about);
    expect([made.status, made.body.author, made.body.evidence]).toEqual([201, 'local', 'file 7']);
    expect((await server.post('/v1/suppressions', { ...about, finding: 'f99' })).status).toBe(404);
    const { evidence: _evidence, ...bare } = about;
    expect((await server.post('/v1/suppressions', bare)).body.evidence).toBe(body.id);
    const far = await server.post('/v1/suppressions', { ...about, expiresAt: '2099-01-01T00:00:00Z' });
    expect([far.status, far.body.errors[0].pointer]).toEqual([400, '/expiresAt']);
    expect((await server.call('DELETE', '/v1/suppressions/sup_0000')).status).toBe(404);
  });
});
