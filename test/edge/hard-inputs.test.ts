import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { givenEdition } from './given-edition.ts';
import { type TestServer, testServer } from './local-server.ts';
import { cleanOrder, listedOrder } from './orders.ts';

let server: TestServer;
let orders = 0;
beforeAll(async () => {
  server = await testServer();
  await givenEdition(server.world);
});
afterAll(() => server.close());

const screen = async (change: object) => {
  const reply = await server.post('/v1/decisions', { ...cleanOrder({ reference: `SO-hard-${orders++}` }), ...change });
  expect(reply.status).toBe(201);
  const codes = [
    ...reply.body.findings.map((one: { code: string }) => one.code),
    ...reply.body.gaps.map((one: { code: string }) => one.code),
  ];
  return { ...reply.body, codes };
};
const named = (name: string, more: object = {}) => ({ parties: [{ ...cleanOrder().parties[0], name, ...more }] });

describe('names that are none', () => {
  test.each(['A', '.', '—', '🚢', 'LTD', 'N/A', '  '])('`%s` is a gap and never clear', async (name) => {
    const { action, complete, codes } = await screen(named(name));
    expect([action, complete]).toEqual(['hold', false]);
    expect(codes).toContain('name_unusable');
  });
});

describe('names that hide', () => {
  test.each([
    ['Cyrillic letters among Latin ones', 'Zаrvаniаn Turbine Wоrks'],
    ['full width', 'Ｚａｒｖａｎｉａｎ Ｔｕｒｂｉｎｅ Ｗｏｒｋｓ'],
    ['zero-width marks', 'Zar\u200bvan\u200dian Tur\u00adbine Works'],
    ['a right-to-left override', '\u202eZarvanian Turbine Works'],
    ['accents', 'Zárvàniân Türbîne Wörks'],
  ])('%s do not hide a listed name', async (_, name) => {
    const { action, codes } = await screen(named(name));
    expect(action).toBe('hold');
    expect(codes).toContain('party.name_match');
  });

  test.each([
    [
      'an address line',
      { name: 'Elbufer GmbH', address: { lines: ['c/o Zarvanian Turbine Works'], city: 'Hamburg', country: 'DE' } },
    ],
    ['a second name', { name: 'Elbufer GmbH / Zarvanian Turbine Works' }],
    ['an attention line', { type: 'unknown', name: 'Elbufer GmbH, attn. Orvelio Tankasarin' }],
    ['a trading name', { name: 'Elbufer GmbH dba Zarvanian Turbine Works' }],
    ['an alias', { name: 'Elbufer GmbH', aliases: ['Zarvanian Turbine Works'] }],
    ['a role nobody knows', { name: 'Zarvanian Turbine Works', roles: ['drop_shipper'] }],
    ['no role at all', { name: 'Zarvanian Turbine Works', roles: [] }],
  ])('a listed name is found in %s', async (_, party) => {
    const { action, codes } = await screen({ parties: [{ ...cleanOrder().parties[0], ...party }] });
    expect(action).toBe('hold');
    expect(codes).toContain('party.name_match');
  });

  test('an identifier is found whatever the name', async () => {
    const { codes } = await screen(
      named('Somebody Else', { identifiers: [{ type: 'passport', value: 'ZX 441 9027', country: 'Turkey' }] }),
    );
    expect(codes).toContain('party.identifier_match');
  });
});

describe('places that do not add up', () => {
  test.each([
    ['no country', { city: 'Hamburg' }],
    ['a country nobody knows', { country: 'XX' }],
    ['nothing', null],
  ])('%s is held as unresolved', async (_, destination) => {
    const { action, codes } = await screen({ destination });
    expect(action).toBe('hold');
    expect(codes).toContain('destination.unresolved');
  });

  test.each([
    ['a region for a country', { country: 'Crimea' }],
    ['the other country', { country: 'RU', city: 'Simferopol' }],
    ['its own country', { country: 'UA', city: 'Sevastopol' }],
    ['a region of its country', { country: 'Ukraine', region: 'Crimea' }],
  ])('Crimea under %s is an embargoed region', async (_, destination) => {
    const { action, codes } = await screen({ destination });
    expect(action).not.toBe('release');
    expect(codes).toContain('destination.region');
  });

  test('an embargoed region on the way is not taken for its country', async () => {
    const { action, codes } = await screen({ via: ['Crimea'] });
    expect(action).toBe('hold');
    expect(codes.some((code: string) => code.startsWith('destination.'))).toBe(true);
  });

  test('Crimea, Ohio is not Crimea', async () => {
    const { codes } = await screen({ destination: { country: 'US', region: 'Ohio', city: 'Crimea' } });
    expect(codes).not.toContain('destination.region');
  });

  test.each([['UK'], ['Great Britain'], ['GBR'], ['gb']])('`%s` is a country like its code', async (country) => {
    const party = { ...cleanOrder().parties[0], address: { city: 'Leeds', country: 'GB' } };
    const { codes } = await screen({ destination: { country, city: 'Leeds' }, parties: [party] });
    expect(codes).not.toContain('destination.unresolved');
  });
});

describe('items that are not classified', () => {
  test.each([
    ['no classification', undefined],
    ['null', null],
    ['a code nobody knows', { us: '9Z999', eu: null }],
  ])('%s is never clear', async (_, classification) => {
    const { action } = await screen({ items: [{ ...cleanOrder().items[0], classification }] });
    expect(action).toBe('hold');
  });

  test.each(['EAR-99', 'ear99', ' EAR 99 '])('`%s` is EAR99', async (us) => {
    // A buyer of its own: Elbufer's earlier orders were held, and what it orders next is compared with them.
    const buyer = {
      ...cleanOrder().parties[0],
      name: 'Alsterkontor Lampen',
      address: { lines: ['Ballindamm 9'], city: 'Hamburg', country: 'DE' },
    };
    const items = [{ ...cleanOrder().items[0], classification: { us, eu: 'not_listed' } }];
    const { outcome, findings } = await screen({ parties: [buyer], items });
    expect([outcome, findings.filter((one: { outcome: string }) => one.outcome !== 'clear')]).toEqual(['clear', []]);
  });
});

describe('time and keeping', () => {
  test('an instant of the past is a simulation and releases nothing', async () => {
    const { body } = await server.post('/v1/decisions', cleanOrder({ reference: 'SO-past', asOf: new Date().toISOString() }));
    expect([body.simulated, body.effective.action]).toEqual([true, 'hold']);
    expect((await server.get('/v1/orders/SO-past')).status).toBe(404);
  });

  test('five hundred items are kept with all their evidence', async () => {
    const items = Array.from({ length: 500 }, (_, n) => ({
      ...cleanOrder().items[0],
      id: `i${n}`,
      description: `Lamp number ${n}`,
    }));
    const { body } = await server.post('/v1/decisions', cleanOrder({ reference: 'SO-500', items, deadlineMs: 10_000 }));
    const kept = await server.get(`/v1/decisions/${body.id}`);
    expect(kept.body.findings).toEqual(body.findings);
  });

  test('a caller that hangs up finds its decision afterwards', async () => {
    const text = JSON.stringify(listedOrder({ reference: 'SO-gone' }));
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': 'gone-1',
      'content-length': Buffer.byteLength(text),
    };
    const asked = request(`${server.url}/v1/decisions`, { method: 'POST', headers });
    asked.on('error', () => {});
    asked.end(text, () => asked.destroy());
    await expect.poll(async () => (await server.get('/v1/orders/SO-gone')).status, { timeout: 20_000 }).toBe(200);
  });

  test('a deadline too short to judge in is a hold that says what was not done', async () => {
    const { body } = await server.post('/v1/decisions', cleanOrder({ reference: 'SO-short', deadlineMs: 1 }));
    expect([body.action, body.complete]).toEqual(['hold', false]);
    expect(body.gaps.map((one: { code: string }) => one.code)).toContain('deadline_exceeded');
  });
});

describe('a store that fails', () => {
  test('an order is answered as a hold when its decision cannot be kept', async () => {
    const { decisions } = server.world;
    const put = decisions.put;
    decisions.put = () => Promise.reject(new Error('connect ECONNREFUSED'));
    const { body, headers } = await server.post('/v1/decisions', cleanOrder({ reference: 'SO-unkept' }));
    decisions.put = put;
    expect([body.action, body.complete]).toEqual(['hold', false]);
    expect(body.gaps.map((one: { code: string }) => one.code)).toContain('store_unavailable');
    expect(headers.get('location')).toBeNull();
  });

  test('an order is answered within its deadline when the store hangs', async () => {
    const { decisions } = server.world;
    const put = decisions.put;
    decisions.put = () => new Promise(() => {});
    const { body } = await server.post('/v1/decisions', cleanOrder({ reference: 'SO-hung', deadlineMs: 1500 }));
    decisions.put = put;
    expect([body.action, body.complete]).toEqual(['hold', false]);
  });

  test('a bug is an internal problem without a word of the order', async () => {
    const { decisions } = server.world;
    const get = decisions.get;
    decisions.get = () => {
      throw new TypeError('Zarvanian Turbine Works is not a function');
    };
    const { status, body, text } = await server.get('/v1/decisions/dec_x');
    decisions.get = get;
    expect([status, body.code]).toEqual([500, 'internal']);
    expect(text).not.toContain('Zarvanian');
  });
});
