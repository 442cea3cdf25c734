import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { givenEdition } from '../edge/given-edition.ts';
import { testServer } from '../edge/local-server.ts';
import { cleanOrder, listedOrder } from '../edge/orders.ts';
import { type RunningServer, runServer } from '../local/running-server.ts';

/** In every text a shop sends about a person, in another letter case for each field, so that a leak tells where it came from. */
const canary = (field: string) => `Kanarienvogel${field}`;
const bird = /kanarienvogel/i;

const party = (name: string) => ({
  id: 'buyer',
  roles: ['purchaser', 'ultimate_consignee', 'end_user'],
  type: 'organization',
  name,
  aliases: [canary('Alias'), 'Zarvanian Turbine Works'],
  address: {
    lines: [canary('Line'), `c/o ${canary('Care')}`],
    city: canary('City'),
    region: canary('Region'),
    postalCode: canary('Code').slice(0, 16),
    country: 'AE',
  },
  dateOfBirth: '1961-03-09',
  nationalities: ['AE'],
  identifiers: [{ type: 'passport', value: canary('Passport'), country: 'AE' }],
  ownership: [{ name: canary('Owner'), percent: 50 }],
  email: `${canary('Mail')}@kanarienvogel.example`,
  phone: '+971 4 5550199',
  website: 'https://kanarienvogel.example',
});

let data: string;
let server: RunningServer;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'portcullis-'));
  const seeded = await testServer({ data });
  await givenEdition(seeded.world);
  await seeded.close();
  server = await runServer(data, {
    POWERTOOLS_LOG_LEVEL: 'DEBUG',
    POWERTOOLS_METRICS_DISABLED: 'false',
    POWERTOOLS_DEV: 'false',
  });
});
afterAll(async () => {
  await server.kill();
  await rm(data, { recursive: true, force: true });
});

async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const init = body === undefined ? { headers } : { headers: { 'content-type': 'application/json', ...headers }, body: text };
  const reply = await fetch(server.url + path, { method, ...init });
  return { status: reply.status, text: await reply.text(), headers: reply.headers };
}

test('nothing a shop says about a person comes out in a log line, metric, error, feed, event, key or file', async () => {
  const order = listedOrder({
    reference: 'CA-1',
    parties: [party(canary('Name'))],
    endUse: { statement: canary('Use'), flags: {} },
  });
  const held = JSON.parse((await call('POST', '/v1/decisions', { ...order, parties: [party(canary('Name'))] })).text);
  expect(held.action).toBe('hold');
  await call(
    'POST',
    '/v1/decisions',
    cleanOrder({ reference: 'CA-2', parties: [party(canary('Name'))], asOf: '2020-01-01T00:00:00Z' }),
  );
  await call('POST', '/v1/parties/search', { name: canary('Name') });
  await call('POST', '/v1/parties/compare', {
    pairs: [{ query: { name: canary('Name') }, candidate: { names: [canary('Name')] } }],
  });
  const review = `/v1/reviews/${held.review.id}`;
  await call('POST', `${review}/claim`);
  await call('POST', `${review}/notes`, { text: canary('Note') });
  const resolution = { verdict: 'false_positive', reason: 'other_person', note: canary('Reason'), remember: true };
  expect((await call('POST', `${review}/resolve`, resolution, { 'if-match': '*' })).status).toBe(200);
  expect((await call('POST', `/v1/decisions/${held.id}/replay`, { with: 'current' })).status).toBe(200);

  for (const { status, text, headers } of await mistakes(order)) {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(text, text).not.toMatch(bird);
    expect(JSON.stringify([...headers])).not.toMatch(bird);
  }
  for (const path of [
    '/v1/changes',
    '/v1/audit',
    '/v1/suppressions',
    '/v1/sources',
    '/v1/coverage',
    '/v1/openapi.json',
    '/v1/orders/CA-1',
  ]) {
    expect((await call('GET', path)).text, path).not.toMatch(bird);
  }
  await server.kill();
  expect(server.output()).toMatch(/"route":"screenOrder"/); // the log was on
  expect(server.output()).not.toMatch(bird);
  for (const file of await readdir(data, { recursive: true, withFileTypes: true })) {
    expect(file.name).not.toMatch(bird);
    if (!file.isFile()) continue;
    expect((await readFile(join(file.parentPath, file.name))).toString('latin1'), file.name).not.toMatch(bird);
  }
});

/** Requests that are refused, each with what should not come back. */
async function mistakes(order: object) {
  return [
    await call('POST', '/v1/decisions', { ...order, parties: [{ ...party(canary('Name')), roles: canary('Role') }] }),
    await call('POST', '/v1/decisions', { ...order, parties: [{ ...party(canary('Name')), dateOfBirth: canary('Birth') }] }),
    await call('POST', '/v1/decisions', { ...order, parties: [{ ...party(canary('Name').repeat(400)) }] }),
    await call('POST', '/v1/decisions', JSON.stringify(order).slice(0, -40)),
    await call('POST', '/v1/decisions', `{"name":"${canary('Twice')}","name":"${canary('Twice')}"}`),
    await call('POST', '/v1/decisions', { ...order, reference: 'CA-9' }, { 'idempotency-key': `${canary('Key')} with a blank` }),
    await call('POST', '/v1/parties/search', { name: 7, country: canary('Country') }),
    await call('GET', `/v1/decisions?cursor=${canary('Cursor')}`),
    await call('GET', `/v1/reviews/${canary('Review')}`),
    await call('GET', `/v1/orders/${canary('Order')}`),
    await call('GET', '/v1/rulesets', undefined, { authorization: `Bearer ptc.${canary('Key')}.x` }),
  ];
}
