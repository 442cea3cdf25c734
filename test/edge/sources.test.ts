import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as contract from '../../shared/api/sources.ts';
import { catalog } from '../../shared/sources/catalog.ts';
import { givenEdition } from './given-edition.ts';
import { type TestServer, testServer } from './local-server.ts';
import { cleanOrder } from './orders.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

describe('sources before any refresh', () => {
  test('every source is there and was never loaded', async () => {
    const { status, body } = await server.get('/v1/sources');
    expect(status).toBe(200);
    expect(body.data.map((one: { id: string }) => one.id)).toEqual(catalog.map(({ id }) => id));
    expect(contract.listSourcesRoute.answers[200].schema.safeParse(body).success).toBe(true);
    expect((await server.get('/v1/sources/us-csl')).body).toMatchObject({ state: 'never', entries: 0, checkedAt: null });
    expect((await server.get('/v1/sources/us-csl/versions')).body).toEqual({ data: [] });
  });

  test('an entry cannot be looked up yet', async () => {
    expect((await server.get('/v1/entries/us-bis-el:T-1')).body.code).toBe('not_ready');
  });
});

describe('sources in force', () => {
  beforeAll(async () => {
    await givenEdition(server.world);
  });

  test('a fresh source says where it came from and how old it is', async () => {
    const { body } = await server.get('/v1/sources/us-csl');
    expect(body).toMatchObject({ id: 'us-csl', state: 'mirrored', entries: 1, maxAgeHours: 24 });
    expect((await server.get('/v1/ready')).status).toBe(200);
  });

  test('a listed party is shown with its id encoded or not', async () => {
    for (const id of ['us-bis-el:T-1', encodeURIComponent('us-bis-el:T-1')]) {
      const { status, body } = await server.get(`/v1/entries/${id}`);
      expect([status, body.entry.names[0].value]).toEqual([200, 'Zarvanian Turbine Works']);
    }
  });

  test('coverage says what is modelled and what is not', async () => {
    const { body } = await server.get('/v1/coverage');
    expect(body.modelled.length).toBeGreaterThan(0);
    expect(body.notCovered.length).toBeGreaterThan(0);
    expect(body.sources.map((one: { id: string }) => one.id)).toContain('us-csl');
  });

  test('the OpenAPI document is served', async () => {
    expect((await server.get('/v1/openapi.json')).body.openapi).toBe('3.1.0');
  });

  test('changes page from an instant on', async () => {
    const changes = Array.from({ length: 5 }, (_, n) => ({
      kind: 'added' as const,
      entryId: `us-bis-el:${n}`,
      source: 'us-bis-el',
      fields: [],
      before: null,
      after: 'x',
    }));
    await server.world.sources.putChanges('us-csl', '2026-11-20T00:00:00.000Z', changes, 'v1');
    const first = await server.get('/v1/sources/us-csl/changes?limit=3');
    const second = await server.get(`/v1/sources/us-csl/changes?limit=3&cursor=${first.body.nextCursor}`);
    expect([first.body.data.length, second.body.data.length, second.body.nextCursor]).toEqual([3, 2, null]);
    expect((await server.get('/v1/sources/us-csl/changes?since=2026-11-21')).body.data).toEqual([]);
    expect((await server.get(`/v1/sources/un-sc/changes?cursor=${first.body.nextCursor}`)).status).toBe(400);
  });
});

describe('asking for a refresh', () => {
  test('a run is promised at once, and ends with a reason when its mirror is empty', async () => {
    const { status, body, headers } = await server.call('POST', '/v1/sources/un-sc/refresh');
    expect(status).toBe(202);
    const place = `/v1/sources/un-sc/runs/${body.run}`;
    expect(headers.get('location')).toBe(place);
    expect((await server.get(place)).status).toBe(200);
    await expect.poll(async () => (await server.get(place)).body.state, { timeout: 30_000 }).toBe('failed');
    const ended = await server.get(place);
    expect(ended.body.reasons.length).toBeGreaterThan(0);
    expect(contract.getRunRoute.answers[200].schema.safeParse(ended.body).success).toBe(true);
  });

  test('a failed refresh leaves the last good version in force and says so', async () => {
    const { body } = await server.get('/v1/sources/un-sc');
    expect(body).toMatchObject({ state: 'failed', lastState: 'failed' });
    expect(body.version).not.toBeNull();
    expect((await server.get('/v1/ready')).status).toBe(200);
  });

  test('nothing is refreshed that is not a source', async () => {
    expect((await server.call('POST', '/v1/sources/xx-none/refresh')).status).toBe(404);
    expect((await server.get('/v1/sources/un-sc/runs/run_none')).status).toBe(404);
  });
});

describe("the deployer's own list", () => {
  const entries = [{ id: 'x1', name: 'Brumalia Freight Forwarders', effect: 'deny' }];
  const put = (body: string, type = 'application/json') =>
    server.call('PUT', '/v1/sources/own-denied/entries', { body, headers: { 'content-type': type } });

  test('a list that was taken in stops the next order once its run is accepted', async () => {
    const { status, body } = await put(JSON.stringify(entries));
    expect(status).toBe(202);
    await expect
      .poll(async () => (await server.get(`/v1/sources/own-denied/runs/${body.run}`)).body.state, { timeout: 30_000 })
      .toBe('accepted');
    const order = cleanOrder({
      reference: 'SO-own',
      parties: [{ id: 'f', roles: ['freight_forwarder'], name: 'Brumalia Freight Forwarders' }],
    });
    const decided = await server.post('/v1/decisions', order);
    expect(decided.body.action).not.toBe('release');
    expect(decided.body.findings.map((one: { match?: { entry: { source: string } } }) => one.match?.entry.source)).toContain(
      'own-denied',
    );
    expect((await server.get('/v1/sources/own-denied')).body).toMatchObject({ entries: 1, maxAgeHours: null });
  });

  test.each<[string, string, string]>([
    ['CSV', 'text/csv', 'id,name\nx1,Brumalia Freight Forwarders\nx2,Ostrava Verdigris Ltd\n'],
    ['NDJSON', 'application/x-ndjson', entries.map((entry) => JSON.stringify({ ...entry, note: 'again' })).join('\n')],
  ])('a list is read as %s', async (_, type, text) => {
    expect((await put(text, type)).status).toBe(202);
  });

  test('a list with a fault is refused whole, with a pointer', async () => {
    const { status, body } = await put(JSON.stringify([...entries, { id: 'x2' }]));
    expect([status, body.code]).toEqual([400, 'invalid_request']);
    expect(body.errors[0].pointer).toMatch(/^\/1/);
  });

  test.each<[string, string, number]>([
    ['an official list', '/v1/sources/us-csl/entries', 404],
    ['a name that is none', '/v1/sources/own-/entries', 404],
  ])('%s cannot be replaced', async (_, path, status) => {
    const reply = await server.call('PUT', path, { body: '[]', headers: { 'content-type': 'application/json' } });
    expect(reply.status).toBe(status);
  });

  test('a list in another format is refused', async () => {
    expect((await put('<list/>', 'application/xml')).status).toBe(415);
  });
});
