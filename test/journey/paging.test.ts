import { afterAll, beforeAll, expect, test } from 'vitest';
import { givenEdition } from '../edge/given-edition.ts';
import { type TestServer, testServer } from '../edge/local-server.ts';
import { listedOrder } from '../edge/orders.ts';

const many = 5;

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
  await givenEdition(server.world);
  for (let n = 0; n < many; n++) await oneOfEach(n);
});
afterAll(() => server.close());

/** An order under review with a suppression, a hold, a license with draws, a ruleset, a key and a record of deletion. */
async function oneOfEach(n: number): Promise<void> {
  const order = listedOrder({ reference: `PG-${n}` });
  const parties = [{ ...order.parties[0], address: { city: `Town ${n}`, country: 'AE' } }];
  const { body } = await server.post('/v1/decisions', { ...order, parties });
  const finding = body.findings.find((one: { match?: object }) => one.match).id;
  await server.post('/v1/suppressions', { decision: body.id, finding, reason: 'r' });
  await server.post('/v1/holds', { reference: `PG-${n}`, reason: 'r' });
  await server.post('/v1/licenses', { id: `PG-L${n}`, authority: 'BIS', quantity: 100 });
  await server.post('/v1/licenses/PG-L0/draws', { decision: `dec_${n}`, value: null, quantity: 1 });
  await server.post('/v1/rulesets', { title: `Ruleset ${n}`, rules: [] });
  const at = `2026-11-2${n}T03:17:00.000Z`;
  await server.world.policy.put('DELETION', `${at}#x`, { id: `${at}#x`, at, day: 'x', deleted: [], kept: 0 }, null);
  await server.post('/v1/keys', { name: `key ${n}`, scopes: ['law:read'] });
}

/** Without a first day a list goes back to the beginning of the product, a query a day. */
const lately = `from=${new Date(Date.now() - 86_400_000).toISOString()}`;
const lists = [
  `/v1/decisions?${lately}&`,
  '/v1/decisions?reference=PG-1&',
  `/v1/decisions?outcome=review&${lately}&`,
  '/v1/reviews?',
  '/v1/reviews?state=open&',
  '/v1/reviews?state=all&',
  '/v1/suppressions?',
  '/v1/holds?',
  '/v1/licenses?',
  '/v1/licenses/PG-L0/ledger?',
  '/v1/rulesets?',
  '/v1/keys?',
  '/v1/deletions?',
];

async function all(list: string, limit: number): Promise<unknown[]> {
  const seen: unknown[] = [];
  let cursor = '';
  for (let page = 0; page < 200; page++) {
    const { status, body } = await server.get(`${list}limit=${limit}${cursor}`);
    expect([status, body.data.length <= limit], list).toEqual([200, true]);
    seen.push(...body.data.map((one: Record<string, unknown>) => one.id ?? one.reference ?? one.sequence));
    if (body.nextCursor === null) return seen;
    cursor = `&cursor=${body.nextCursor}`;
  }
  throw new Error(`the pages of ${list} do not end`);
}

test.each(lists.map((list) => [list.replace(lately, 'from=yesterday'), list]))(
  '%s gives the same in pages of one, of three and all at once',
  async (_named, list) => {
    const whole = await all(list, 100);
    expect(new Set(whole).size).toBe(whole.length);
    expect(whole.length).toBeGreaterThanOrEqual(list.includes('reference=') ? 1 : many);
    for (const limit of [1, 3]) expect(await all(list, limit), `${limit} at a time`).toEqual(whole);
  },
);
