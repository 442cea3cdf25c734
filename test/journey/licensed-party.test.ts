import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asTold } from '../contract/as-told.ts';
import { givenEdition } from '../edge/given-edition.ts';
import { type TestServer, testServer } from '../edge/local-server.ts';
import { cleanOrder } from '../edge/orders.ts';

let server: TestServer;
beforeAll(async () => {
  server = asTold(await testServer());
  await givenEdition(server.world);
});
afterAll(() => server.close());

/** A lamp for a company of exactly the name of an entry on the Entity List. */
const order = (reference: string, license: string | null, party: object = {}) =>
  cleanOrder({
    reference,
    destination: { country: 'AE', city: 'Zarvan' },
    parties: [
      {
        id: 'buyer',
        roles: ['purchaser', 'ultimate_consignee', 'end_user'],
        type: 'organization',
        name: 'Zarvanian Turbine Works',
        address: { lines: ['14 Foundry Lane'], city: 'Zarvan', country: 'AE' },
        ...party,
      },
    ],
    jurisdictions: ['US'],
    authorizations: license === null ? [] : [{ kind: 'license', id: license }],
  });
const license = (id: string, change: object = {}, scope: object = {}) => ({
  id,
  authority: 'BIS',
  title: 'Lamps for the turbine works',
  scope: { items: ['EAR99'], destinations: ['AE'], parties: ['Zarvanian Turbine Works'], ...scope },
  value: { amount: '400.00', currency: 'EUR' },
  from: '2026-01-01',
  to: '2030-12-31',
  ...change,
});
type Found = { check: string; code: string; outcome: string; party: string | null; match?: { entry: { source: string } } };
const about = (body: { findings: Found[] }) => body.findings.filter(({ match }) => match).map(({ outcome }) => outcome);
const judge = async (reference: string, id: string | null, party?: object) =>
  (await server.post('/v1/decisions', order(reference, id, party))).body;

describe('an order for a party on the Entity List', () => {
  test('is held without a license, which a name at its listed address needs', async () => {
    const body = await judge('LP-0', null);
    expect([body.action, new Set(about(body))]).toEqual(['hold', new Set(['license_required'])]);
    const elsewhere = await judge('LP-00', null, { address: { lines: ['9 Mill Street'], city: 'Zarvan', country: 'AE' } });
    expect([elsewhere.action, new Set(about(elsewhere))]).toEqual(['hold', new Set(['review'])]);
    expect(body.findings.filter(({ code }: Found) => code === 'policy.strong-match-holds')).toHaveLength(1);
  });

  test('goes under a license of BIS that names it, and takes from the license what it needs', async () => {
    expect((await server.post('/v1/licenses', license('D-EL'))).status).toBe(201);
    const body = await judge('LP-1', 'D-EL');
    expect([body.outcome, body.action, new Set(about(body))]).toEqual([
      'clear_with_conditions',
      'release',
      new Set(['clear_with_conditions']),
    ]);
    expect(JSON.stringify(body.findings)).toContain('BIS license D-EL');
    expect((await server.get('/v1/licenses/D-EL')).body.remaining.value).toBe('220.20');
    expect((await server.post(`/v1/decisions/${body.id}/replay`, { with: 'pinned' })).body.differences).toEqual([]);
  });

  test('is held when the license is used up, is for another list, party, place or item, or was issued before the listing', async () => {
    expect(about(await judge('LP-2', 'D-EL'))).toContain('clear_with_conditions');
    expect((await judge('LP-3', 'D-EL')).action).toBe('hold');
    const licenses = [
      license('D-OFAC', { authority: 'OFAC' }),
      license('D-ITEM', {}, { items: ['5A002'] }),
      license('D-PLACE', {}, { destinations: ['DE'] }),
      license('D-NOBODY', {}, { parties: [] }),
      license('D-BEFORE', { from: '2024-01-01' }),
    ];
    for (const one of licenses) {
      expect((await server.post('/v1/licenses', one)).status, one.id).toBe(201);
      const body = await judge(`LP-${one.id}`, one.id);
      expect([body.action, about(body).includes('clear_with_conditions')], one.id).toEqual(['hold', false]);
    }
  });

  test('says after a revocation what the license would no longer lift', async () => {
    const [first] = (await server.get('/v1/decisions?reference=LP-1')).body.data;
    expect((await server.post('/v1/licenses/D-EL/revoke', { reason: 'withdrawn by the agency' })).status).toBe(200);
    const replay = (await server.post(`/v1/decisions/${first.id}/replay`, { with: 'current' })).body;
    expect([replay.decision.action, replay.differences.length > 0]).toEqual(['hold', true]);
  });
});

describe('an order for a blocked person', () => {
  const person = {
    type: 'person',
    name: 'Orvelio Tankasarin',
    identifiers: [{ type: 'passport', value: 'ZX4419027', country: 'TR' }],
  };

  test('is refused, and under a license of OFAC that names the person it waits for one who reads the license', async () => {
    expect((await judge('LP-10', null, person)).action).toBe('refuse');
    await server.post('/v1/licenses', license('IA-1', { authority: 'OFAC' }, { parties: ['Orvelio Tankasarin'] }));
    const held = await judge('LP-11', 'IA-1', person);
    expect([held.outcome, held.action, held.review.state]).toEqual(['review', 'hold', 'open']);
    const resolve = (body: object) =>
      server.post(`/v1/reviews/${held.review.id}/resolve`, { reason: 'licensed', note: 'read', ...body }, { 'if-match': '*' });
    await server.post('/v1/licenses', license('IA-DE', { authority: 'OFAC' }, { destinations: ['DE'] }));
    await server.post('/v1/licenses', license('IA-OLD', { authority: 'OFAC', from: '2020-01-01', to: '2020-12-31' }));
    for (const id of ['IA-DE', 'IA-OLD', 'IA-NONE']) {
      const refused = await resolve({ verdict: 'cleared_under_license', license: id });
      expect([refused.status, refused.body.errors[0].pointer], id).toEqual([400, '/license']);
    }
    await server.post('/v1/licenses', license('IA-SMALL', { authority: 'OFAC', value: { amount: '100.00', currency: 'EUR' } }));
    expect((await resolve({ verdict: 'cleared_under_license', license: 'IA-SMALL' })).status).toBe(409);
    expect((await resolve({ verdict: 'cleared_under_license', license: 'IA-1' })).status).toBe(200);
    expect((await server.get('/v1/licenses/IA-1')).body.remaining.value).toBe('220.20');
    const effective = (await server.get('/v1/orders/LP-11')).body;
    expect(effective.action).toBe('release');
  });
});
