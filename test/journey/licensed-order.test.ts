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

/** Night-vision cameras to China: a license is required for reasons that no list-based exception lifts. */
const controlled = (reference: string, change: object = {}) =>
  cleanOrder({
    reference,
    destination: { country: 'CN', city: 'Shenzhen' },
    parties: [
      {
        id: 'buyer',
        roles: ['purchaser', 'ultimate_consignee', 'end_user'],
        type: 'organization',
        name: 'Blue Orchid Optics Co., Ltd.',
        address: { lines: ['8 Harbor Road'], city: 'Shenzhen', country: 'CN' },
      },
    ],
    items: [
      {
        id: '1',
        description: 'Cooled infrared camera',
        quantity: 1,
        unitValue: { amount: '600.00', currency: 'USD' },
        origin: 'US',
        classification: { us: '6A003.b.4.a' },
      },
    ],
    endUse: {
      statement: 'Factory inspection',
      flags: { military: false, nuclear: false, missile: false, chemBio: false, government: false, militaryIntelligence: false },
    },
    jurisdictions: ['US'],
    authorizations: [{ kind: 'license', id: 'D1234567' }],
    ...change,
  });

const license = {
  id: 'D1234567',
  authority: 'BIS',
  title: 'Infrared cameras for inspection',
  scope: { items: ['6A003'], destinations: ['CN'], parties: ['Blue Orchid Optics Co., Ltd.'] },
  value: { amount: '1000.00', currency: 'USD' },
  quantity: 5,
  from: '2026-01-01',
  to: '2030-12-31',
};
const licenseFindings = (body: { findings: { code: string; outcome: string }[] }) =>
  body.findings.filter(({ code }) => code === 'license.required').map(({ outcome }) => outcome);
const remaining = async () => (await server.get('/v1/licenses/D1234567')).body.remaining;

describe('an order under a license', () => {
  test('needs the license', async () => {
    const { body } = await server.post('/v1/decisions', controlled('LO-0', { authorizations: [] }));
    expect(licenseFindings(body)).toContain('license_required');
    expect(body.action).toBe('hold');
  });

  test('finds the license once it is registered, and only that one', async () => {
    const registered = await server.post('/v1/licenses', license);
    expect([registered.status, registered.body.remaining]).toEqual([201, { value: '1000.00', quantity: 5 }]);
    expect((await server.post('/v1/licenses', license)).status).toBe(200);
    expect((await server.post('/v1/licenses', { ...license, quantity: 6 })).status).toBe(409);
  });

  test('draws on it and is no longer held for want of a license', async () => {
    const { body } = await server.post('/v1/decisions', controlled('LO-1'));
    expect(new Set(licenseFindings(body))).toEqual(new Set(['clear_with_conditions']));
    expect(await remaining()).toEqual({ value: '400.00', quantity: 4 });
    const drawn = await server.post('/v1/licenses/D1234567/draws', {
      decision: body.id,
      value: { amount: '600.00', currency: 'USD' },
      quantity: 1,
    });
    expect([drawn.status, drawn.body.remainingValue]).toEqual([200, '400.00']);
  });

  test('draws nothing more at the warehouse', async () => {
    const { body } = await server.post('/v1/decisions', controlled('LO-1', { stage: 'fulfillment' }));
    expect(new Set(licenseFindings(body))).toEqual(new Set(['clear_with_conditions']));
    expect(await remaining()).toEqual({ value: '400.00', quantity: 4 });
  });

  test('is held when it is over what is left', async () => {
    const { body } = await server.post('/v1/decisions', controlled('LO-2'));
    expect([licenseFindings(body).includes('license_required'), body.action]).toEqual([true, 'hold']);
    expect(await remaining()).toEqual({ value: '400.00', quantity: 4 });
  });

  test('gives back what it drew when it is cancelled, once, and can no longer leave', async () => {
    const cancelled = await server.call('POST', '/v1/orders/LO-1/cancel');
    expect([cancelled.status, cancelled.body.released.length]).toEqual([200, 1]);
    await server.call('POST', '/v1/orders/LO-1/cancel');
    expect(await remaining()).toEqual({ value: '1000.00', quantity: 5 });
    expect((await server.get('/v1/orders/LO-1')).body.action).toBe('hold');
    const ledger = (await server.get('/v1/licenses/D1234567/ledger')).body.data;
    expect(ledger.map(({ kind, remainingValue }: { kind: string; remainingValue: string }) => [kind, remainingValue])).toEqual([
      ['draw', '400.00'],
      ['release', '1000.00'],
    ]);
  });

  test('fits again afterwards', async () => {
    const { body } = await server.post('/v1/decisions', controlled('LO-3'));
    expect(new Set(licenseFindings(body))).toEqual(new Set(['clear_with_conditions']));
  });

  test('to another party or another place is not covered', async () => {
    const elsewhere = controlled('LO-4', { destination: { country: 'RU', city: 'Kazan' } });
    expect(licenseFindings((await server.post('/v1/decisions', elsewhere)).body)).not.toContain('clear_with_conditions');
    const another = controlled('LO-5');
    another.parties = [{ ...another.parties[0]!, name: 'Green Lotus Optics' }] as typeof another.parties;
    expect(licenseFindings((await server.post('/v1/decisions', another)).body)).toContain('license_required');
  });

  test('with another article of the same classification is not covered by a license for one article', async () => {
    const byArticle = { ...license, id: 'D-SKU', scope: { ...license.scope, skus: ['CAM-1'] } };
    await server.post('/v1/licenses', byArticle);
    const order = (reference: string, sku: string) => {
      const one = controlled(reference, { authorizations: [{ kind: 'license', id: 'D-SKU' }] });
      return { ...one, items: [{ ...one.items[0], sku }] };
    };
    const covered = await server.post('/v1/decisions', order('LO-6', 'CAM-1'));
    expect(licenseFindings(covered.body)).not.toContain('license_required');
    expect(licenseFindings((await server.post('/v1/decisions', order('LO-7', 'CAM-2'))).body)).toContain('license_required');
  });
});

describe('a draw', () => {
  test('in another currency, without a value, or on a license that is not there is refused with its place', async () => {
    const draw = (body: object, id = 'D1234567') => server.post(`/v1/licenses/${id}/draws`, body);
    const foreign = await draw({ decision: 'dec_x', value: { amount: '1', currency: 'EUR' } });
    expect([foreign.status, foreign.body.errors[0].pointer]).toEqual([400, '/value/currency']);
    expect((await draw({ decision: 'dec_x' })).body.errors[0].pointer).toBe('/value');
    expect((await draw({ decision: 'dec_x' }, 'none')).status).toBe(404);
  });

  test('of fifty at once never takes the balance below zero, and each repeats as itself', async () => {
    await server.post('/v1/licenses', { ...license, id: 'D-50', value: { amount: '20.00', currency: 'USD' }, quantity: null });
    const draw = (n: number) =>
      server.post('/v1/licenses/D-50/draws', { decision: `dec_${n}`, value: { amount: '1.00', currency: 'USD' } });
    const replies = await Promise.all(Array.from({ length: 50 }, (_, n) => draw(n)));
    const drawn = replies.filter(({ status }) => status === 201);
    expect([drawn.length, replies.filter(({ status }) => status === 409).length]).toEqual([20, 30]);
    expect(new Set(drawn.map(({ body }) => body.sequence)).size).toBe(20);
    expect((await server.get('/v1/licenses/D-50')).body.remaining.value).toBe('0.00');
    const again = await draw(Number(drawn[0]!.body.decisionId.slice(4)));
    expect([again.status, again.body.sequence]).toEqual([200, drawn[0]!.body.sequence]);
    const ledger = (await server.get('/v1/licenses/D-50/ledger?limit=100')).body.data;
    expect(ledger.map(({ remainingValue }: { remainingValue: string }) => Number(remainingValue))).toEqual(
      Array.from({ length: 20 }, (_, n) => 19 - n),
    );
  });
});
