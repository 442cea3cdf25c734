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

const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });
const issue = async (body: object) => (await server.post('/v1/keys', { name: 'a shop', scopes: ['*'], ...body })).body;

describe('an API key', () => {
  test('is shown once, and neither it nor its hash is ever served again', async () => {
    const key = await issue({});
    expect(key.secret).toMatch(/^ptc\.key_[0-9a-z]+\.[0-9a-f]{64}$/);
    const listed = await server.get('/v1/keys?limit=100');
    expect(listed.body.data.map(({ id }: { id: string }) => id)).toContain(key.id);
    expect(listed.text).not.toContain(key.secret);
    expect(listed.text).not.toContain('hash');
  });

  test('without the scope is refused, and told which one is missing', async () => {
    const { secret } = await issue({ scopes: ['decisions:write'] });
    const refused = await server.get('/v1/reviews', bearer(secret));
    expect([refused.status, refused.body.code, refused.body.detail]).toEqual([403, 'forbidden', 'needs scope `reviews:read`']);
    expect((await server.post('/v1/decisions', cleanOrder({ reference: 'K-1' }), bearer(secret))).status).toBe(201);
  });

  test('that is wrong, foreign, expired or revoked is nobody', async () => {
    const key = await issue({});
    const expired = await issue({ expiresAt: '2020-01-01T00:00:00Z' });
    const status = async (secret: string) => (await server.get('/v1/rulesets', bearer(secret))).status;
    expect(await status(key.secret)).toBe(200);
    expect(await status(`${key.secret.slice(0, -1)}${key.secret.endsWith('0') ? '1' : '0'}`)).toBe(401);
    expect(await status('ptc.key_none.00')).toBe(401);
    expect(await status('something else')).toBe(401);
    expect(await status(expired.secret)).toBe(401);
    expect((await server.call('DELETE', `/v1/keys/${key.id}`)).status).toBe(200);
    expect(await status(key.secret)).toBe(401);
  });

  test('is rotated with an overlap: both secrets work, then only the new one', async () => {
    const key = await issue({});
    const rotated = (await server.call('POST', `/v1/keys/${key.id}/rotate?overlapHours=1`)).body;
    const status = async (secret: string) => (await server.get('/v1/rulesets', bearer(secret))).status;
    expect([rotated.id, await status(key.secret), await status(rotated.secret)]).toEqual([key.id, 200, 200]);
    const again = (await server.call('POST', `/v1/keys/${key.id}/rotate?overlapHours=0`)).body;
    expect([await status(key.secret), await status(rotated.secret), await status(again.secret)]).toEqual([401, 401, 200]);
  });
});

describe('a caller that sees only its own', () => {
  test('does not find what others made', async () => {
    const foreign = (await server.post('/v1/decisions', listedOrder({ reference: 'K-2' }))).body;
    const mine = bearer((await issue({ reach: 'own' })).secret);
    const own = (await server.post('/v1/decisions', listedOrder({ reference: 'K-3' }), mine)).body;
    const statuses = async (decision: { id: string; reference: string; review: { id: string } }) => [
      (await server.get(`/v1/decisions/${decision.id}`, mine)).status,
      (await server.get(`/v1/orders/${decision.reference}`, mine)).status,
      (await server.post(`/v1/decisions/${decision.id}/replay`, { with: 'pinned' }, mine)).status,
      (await server.get(`/v1/reviews/${decision.review.id}`, mine)).status,
      (await server.call('POST', `/v1/reviews/${decision.review.id}/claim`, { headers: mine })).status,
      (await server.call('POST', `/v1/orders/${decision.reference}/cancel`, { headers: mine })).status,
    ];
    expect(await statuses(foreign)).toEqual([404, 404, 404, 404, 404, 404]);
    expect(await statuses(own)).toEqual([200, 200, 200, 200, 200, 200]);
    const suppression = { decision: foreign.id, finding: 'f1', reason: 'r', evidence: 'e' };
    expect((await server.post('/v1/suppressions', suppression, mine)).status).toBe(404);
    const listed = await server.get('/v1/decisions?limit=100', mine);
    expect(listed.body.data.map(({ reference }: { reference: string }) => reference)).toEqual(['K-3']);
    expect(
      (await server.get('/v1/reviews?limit=100', mine)).body.data.map(({ reference }: { reference: string }) => reference),
    ).toEqual(['K-3']);
  });

  test('gets another decision for the same order and key than somebody else', async () => {
    const mine = bearer((await issue({})).secret);
    const headers = { 'idempotency-key': 'the-same' };
    const theirs = await server.post('/v1/decisions', cleanOrder({ reference: 'K-4' }), headers);
    const own = await server.post('/v1/decisions', cleanOrder({ reference: 'K-4' }), { ...headers, ...mine });
    expect([own.status, own.body.id === theirs.body.id]).toEqual([201, false]);
  });
});

describe('a cursor', () => {
  test('continues the list, and can be neither read nor used by another caller, on another list or changed', async () => {
    for (const n of [1, 2, 3]) await server.post('/v1/decisions', listedOrder({ reference: `C-${n}` }));
    const first = (await server.get('/v1/reviews?limit=2')).body;
    expect(first.data).toHaveLength(2);
    const cursor: string = first.nextCursor;
    const second = (await server.get(`/v1/reviews?limit=2&cursor=${cursor}`)).body;
    expect(second.data.length).toBeGreaterThan(0);
    expect(second.data.map(({ id }: { id: string }) => id)).not.toContain(first.data[0].id);
    expect(Buffer.from(cursor, 'base64url').toString('latin1')).not.toMatch(/rev_|2026|20\d\d-/);
    const flipped = cursor.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'));
    const other = bearer((await issue({})).secret);
    for (const refused of [
      await server.get(`/v1/reviews?limit=2&cursor=${flipped}`),
      await server.get(`/v1/reviews?limit=2&cursor=${cursor}`, other),
      await server.get(`/v1/licenses?limit=2&cursor=${cursor}`),
      await server.get(`/v1/reviews?limit=2&state=closed&cursor=${cursor}`),
      await server.get('/v1/reviews?limit=2&cursor=bm9wZQ'),
    ]) {
      expect([refused.status, refused.body.errors[0].pointer]).toEqual([400, '/query/cursor']);
    }
  });
});
