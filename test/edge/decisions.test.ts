import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decisionView } from '../../shared/api/decision-view.ts';
import { screenOrderRoute } from '../../shared/api/decisions.ts';
import { givenEdition } from './given-edition.ts';
import { type TestServer, testServer } from './local-server.ts';
import { cleanOrder, listedOrder } from './orders.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

const screen = (order: object, headers: Record<string, string> = {}) => server.post('/v1/decisions', order, headers);

describe('before the first edition', () => {
  test('nothing is decided and the caller is told to come back', async () => {
    const reply = await screen(cleanOrder());
    expect([reply.status, reply.body.code]).toEqual([503, 'not_ready']);
    expect((await server.get('/v1/ready')).status).toBe(503);
    expect((await server.get('/v1/health')).status).toBe(200);
  });
});

describe('screening an order', () => {
  beforeAll(async () => {
    await givenEdition(server.world);
  });

  test('an order nobody objects to is cleared, complete, with every source pinned', async () => {
    const { status, body, headers } = await screen(cleanOrder());
    expect([status, body.outcome, body.action, body.complete, body.gaps]).toEqual([201, 'clear', 'release', true, []]);
    expect(body.pinned.edition).toMatch(/^ed_/);
    expect(body.pinned.sources.length).toBeGreaterThan(0);
    expect(headers.get('location')).toBe(body.links.self);
    expect(decisionView.safeParse(body).success).toBe(true);
  });

  test('an order to a listed party is held, with the match, its reasons and a citation', async () => {
    const { status, body } = await screen(listedOrder({ reference: 'SO-101' }));
    expect([status, body.action]).toEqual([201, 'hold']);
    const finding = body.findings.find((one: { code: string }) => one.code === 'party.name_match');
    expect(finding.match.entry).toMatchObject({ id: 'us-bis-el:T-1', name: 'Zarvanian Turbine Works' });
    expect(finding.match.features.length).toBeGreaterThan(0);
    expect(finding.citations.length).toBeGreaterThan(0);
    expect(body.review).toMatchObject({ state: 'open' });
    expect(body.buyerMessage.text).not.toContain('Zarvanian');
  });

  test('a minimal reply is asked for by preference', async () => {
    const { body, headers } = await screen(cleanOrder({ reference: 'SO-102' }), { prefer: 'return=minimal' });
    expect(Object.keys(body).sort()).toEqual([
      'action',
      'buyerMessage',
      'complete',
      'effective',
      'headline',
      'id',
      'links',
      'outcome',
    ]);
    expect(headers.get('preference-applied')).toBe('return=minimal');
    expect(screenOrderRoute.answers[201].schema.safeParse(body).success).toBe(true);
  });

  test('the same key and body give the same decision again, other white space or not', async () => {
    const first = await screen(cleanOrder({ reference: 'SO-103' }), { 'idempotency-key': 'key-103' });
    const spaced = JSON.stringify(cleanOrder({ reference: 'SO-103' }), null, 2);
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'key-103' };
    const again = await server.call('POST', '/v1/decisions', { body: spaced, headers });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    const { timingMs: _, effective: __, ...decided } = first.body;
    expect(again.body).toMatchObject(decided);
    expect(again.body.effective).toMatchObject({ action: 'release' });
  });

  test('without a key the same order at the same stage is the same question', async () => {
    const first = await screen(cleanOrder({ reference: 'SO-104' }));
    const again = await screen(cleanOrder({ reference: 'SO-104' }));
    const later = await screen(cleanOrder({ reference: 'SO-104', stage: 'fulfillment' }));
    expect([again.status, again.body.id]).toEqual([200, first.body.id]);
    expect(later.status).toBe(201);
    expect(later.body.id).not.toBe(first.body.id);
  });

  test('the same key with another body is refused', async () => {
    await screen(cleanOrder({ reference: 'SO-105' }), { 'idempotency-key': 'key-105' });
    const other = await screen(cleanOrder({ reference: 'SO-105', stage: 'cart' }), { 'idempotency-key': 'key-105' });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
  });

  test('fifty callers with one key get one decision', async () => {
    const order = cleanOrder({ reference: 'SO-106' });
    const replies = await Promise.all(Array.from({ length: 50 }, () => screen(order, { 'idempotency-key': 'key-106' })));
    expect(new Set(replies.map(({ body }) => body.id)).size).toBe(1);
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(49);
  });

  test('a dry run is decided and not kept', async () => {
    const { status, body, headers } = await screen(cleanOrder({ reference: 'SO-107', dryRun: true }));
    expect([status, body.simulated, body.effective.action]).toEqual([201, true, 'hold']);
    expect(headers.get('location')).toBeNull();
    expect((await server.get(`/v1/decisions/${body.id}`)).status).toBe(404);
  });

  test('an instant before the first edition is held for what the lists were, one in the future is a fault', async () => {
    const past = await screen(cleanOrder({ reference: 'SO-108', asOf: '2020-01-01T00:00:00Z' }));
    expect([past.status, past.body.outcome, past.body.action]).toEqual([201, 'review', 'hold']);
    expect(past.body.gaps.map((gap: { code: string }) => gap.code)).toContain('list_later');
    const ahead = await screen(cleanOrder({ reference: 'SO-108', asOf: '2999-01-01T00:00:00Z' }));
    expect([ahead.status, ahead.body.errors[0].pointer]).toEqual([400, '/asOf']);
  });

  test('a country in another spelling is resolved, and a region in its place is not lost', async () => {
    const usual = await screen(cleanOrder({ reference: 'SO-109', destination: { country: 'Deutschland', city: 'Hamburg' } }));
    expect(usual.body.outcome).toBe('clear');
    const region = await screen(cleanOrder({ reference: 'SO-110', destination: { country: 'Crimea', city: 'Yalta' } }));
    expect(region.body.findings.map((one: { code: string }) => one.code)).toContain('destination.region');
    const nowhere = await screen(cleanOrder({ reference: 'SO-111', destination: { country: 'Freedonia' } }));
    expect(nowhere.body.findings.map((one: { code: string }) => one.code)).toContain('destination.unresolved');
    expect(nowhere.body.action).toBe('hold');
  });
});

describe('looking decisions up', () => {
  test('a decision is found as it was made', async () => {
    const made = await screen(listedOrder({ reference: 'SO-120' }));
    const { status, body } = await server.get(made.body.links.self);
    expect(status).toBe(200);
    const { timingMs: _, effective: __, ...decided } = made.body;
    expect(body).toMatchObject(decided);
    expect(decisionView.safeParse(body).success).toBe(true);
  });

  test('an unknown id is not found', async () => {
    const { status, body, headers } = await server.get('/v1/decisions/dec_00000000000000000000000000000000');
    expect([status, body.code]).toEqual([404, 'not_found']);
    expect(headers.get('x-request-id')).toBe(body.requestId);
  });

  test('decisions page newest first, and a cursor serves only the filters it came with', async () => {
    for (const stage of ['cart', 'checkout', 'fulfillment']) await screen(cleanOrder({ reference: 'SO-130', stage }));
    const first = await server.get('/v1/decisions?reference=SO-130&limit=2');
    const second = await server.get(`/v1/decisions?reference=SO-130&limit=2&cursor=${first.body.nextCursor}`);
    const stages = [...first.body.data, ...second.body.data].map((one: { stage: string }) => one.stage);
    expect(stages).toEqual(['fulfillment', 'checkout', 'cart']);
    expect(second.body.nextCursor).toBeNull();
    for (const other of ['reference=SO-131', 'reference=SO-130&outcome=review']) {
      const foreign = await server.get(`/v1/decisions?${other}&cursor=${first.body.nextCursor}`);
      expect([foreign.status, foreign.body.errors[0].pointer]).toEqual([400, '/query/cursor']);
    }
    expect((await server.get('/v1/decisions?cursor=AAAA')).status).toBe(400);
  });

  test('decisions are listed by day and by outcome', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const held = await server.get(`/v1/decisions?from=${today}&to=${today}&outcome=clear&limit=100`);
    expect(held.body.data.length).toBeGreaterThan(0);
    expect(held.body.data.every((one: { outcome: string }) => one.outcome === 'clear')).toBe(true);
    expect((await server.get('/v1/decisions?to=2026-01-02')).body).toEqual({ data: [], nextCursor: null });
  });

  test('the warehouse door sees the strictest of the decisions on an order', async () => {
    await screen(listedOrder({ reference: 'SO/140 #1' }));
    await screen(cleanOrder({ reference: 'SO/140 #1', stage: 'fulfillment' }));
    const { status, body } = await server.get(`/v1/orders/${encodeURIComponent('SO/140 #1')}`);
    expect([status, body.action, body.decisions.length]).toEqual([200, 'hold', 2]);
    expect((await server.get('/v1/orders/SO-none')).status).toBe(404);
  });
});
