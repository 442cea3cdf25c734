import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { watching } from '../../functions/edge/watching.ts';
import { isSignedWebhook } from '../../shared/decisions/notices/sign-webhook.ts';
import { publishEdition } from '../../shared/flows/publish-edition.ts';
import { watchOnce } from '../../shared/flows/watch.ts';
import { starterLaw } from '../../shared/licensing/starter-law.ts';
import { defaultRuleset } from '../../shared/rules/default-ruleset.ts';
import { givenEdition } from '../edge/given-edition.ts';
import { listedParties } from '../edge/listed-parties.ts';
import { type TestServer, testServer } from '../edge/local-server.ts';
import { cleanOrder } from '../edge/orders.ts';
import { type Hearing, hearWebhooks } from './hear-webhooks.ts';

let server: TestServer;
let shop: Hearing;
let secret: string;
const { us: law } = starterLaw();
const newName = { value: 'Severnaya Optika Trading', strength: 'primary', script: null, parts: null } as const;
const newlyListed = { ...listedParties[0]!, id: 'us-bis-el:T-9', names: [newName], addresses: [] };

/** What the schedules do every few seconds, done now. */
const turn = async () => {
  await publishEdition(server.world);
  for (let pass = 0; pass < 2; pass++) await watchOnce(watching(server.world));
};

const [buyer] = cleanOrder().parties;
/** Goods controlled for anti-terrorism alone, to a company of its own in this country. */
const order = (reference: string, country: string, name: string) => {
  const address = { lines: [`${reference} Harbour Street 7`], city: 'Port', postalCode: '1000', country };
  const [item] = cleanOrder().items;
  return cleanOrder({
    reference,
    destination: { country, city: 'Port', postalCode: '1000' },
    parties: [{ ...buyer, name, address }],
    items: [{ ...item, classification: { us: '4A994.a', eu: 'not_listed' } }],
  });
};
const place = async (...orders: ReturnType<typeof order>[]) => {
  for (const one of orders) expect((await server.post('/v1/decisions', one)).body).toMatchObject({ action: 'release' });
  await turn();
};
const actionOf = async (reference: string) => (await server.get(`/v1/orders/${reference}`)).body.action;

/** Everything that must have followed: superseded by another decision, held, in review, and the shop was told under signature. */
async function followed(reference: string, trigger: string) {
  const door = (await server.get(`/v1/orders/${reference}`)).body;
  expect(door).toMatchObject({ action: 'hold' });
  const [successor, first] = (await server.get(`/v1/decisions?reference=${reference}`)).body.data;
  expect([successor.trigger, successor.supersedes, first.trigger]).toEqual([trigger, first.id, 'order']);
  expect(first.outcome.startsWith('clear')).toBe(true);
  expect(first.effective).toMatchObject({ action: 'hold', supersededBy: successor.id });
  const review = (await server.get(`/v1/reviews/${successor.review.id}`)).body;
  expect(review).toMatchObject({ state: 'open', decisionId: successor.id });
  const told = shop.heard.filter(({ body }) => JSON.parse(body).data?.reference === reference);
  expect(new Set(told.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  const [notice] = told;
  expect(isSignedWebhook(notice?.headers ?? {}, notice?.body ?? '', secret, new Date())).toBe(true);
  expect(JSON.parse(notice?.body ?? '')).toMatchObject({
    specversion: '1.0',
    type: 'portcullis.decision.superseded',
    data: { reference, action: 'hold', by: successor.id },
  });
  return successor;
}

beforeAll(async () => {
  [server, shop] = await Promise.all([testServer(), hearWebhooks()]);
  await givenEdition(server.world, listedParties, { 'us-ear': law });
  secret = (await server.post('/v1/webhooks', { url: shop.url, types: ['decision.superseded'] })).body.secret;
  await turn();
});
afterAll(async () => {
  shop.close();
  await server.close();
});

describe('a clear order', { timeout: 120_000 }, () => {
  test('is held when its consignee is listed', async () => {
    await place(order('JA-1', 'FR', 'Severnaya Optika Trading'), order('JA-2', 'FR', 'Elbufer Messgeräte'));
    await givenEdition(server.world, [...listedParties, newlyListed], { 'us-ear': law });
    await turn();
    const successor = await followed('JA-1', 'list_change');
    expect(successor.findings[0].match.entry.id).toBe('us-bis-el:T-9');
    expect(await actionOf('JA-2')).toBe('release');
  });

  test('is held when a cell of the country chart in the law now reaches it', async () => {
    await place(order('JA-3', 'GB', 'Harbour Lights'), order('JA-4', 'JP', 'Minato Hikari'));
    const changed = structuredClone(law);
    changed.chart.GB?.marks.push('AT1');
    await givenEdition(server.world, [...listedParties, newlyListed], { 'us-ear': changed });
    await turn();
    const successor = await followed('JA-3', 'law_change');
    expect(successor.outcome).toBe('license_required');
    expect(successor.findings[0].requirement).toMatchObject({ column: 'AT1', destination: 'GB' });
    expect(await actionOf('JA-4')).toBe('release');
  });

  test('is held when another person publishes a rule that reaches it', async () => {
    await place(order('JA-5', 'NZ', 'Southern Lamps'), order('JA-6', 'NO', 'Fjord Lys'));
    const author = await server.post('/v1/keys', { name: 'author', scopes: ['rules:read', 'rules:write'] });
    const authorization = { authorization: `Bearer ${author.body.secret}` };
    const { id: _id, version: _version, ...policy } = defaultRuleset();
    const rule = { id: 'to-nz', title: 'New Zealand waits', when: 'destination.country == "NZ"', tests: [] };
    const then = { outcome: 'review', message: 'Orders to New Zealand wait.' };
    const drafted = await server.post(
      '/v1/rulesets',
      { ...policy, title: 'Stricter', rules: [...policy.rules, { ...rule, then }] },
      authorization,
    );
    const steps = `/v1/rulesets/${drafted.body.id}`;
    for (const step of ['check', 'backtest'])
      expect((await server.call('POST', `${steps}/${step}`, { headers: authorization })).status).toBe(200);
    const match = { 'if-match': (await server.get(steps)).headers.get('etag') ?? '' };
    expect((await server.call('POST', `${steps}/publish`, { headers: { ...authorization, ...match } })).status).toBe(403);
    expect((await server.call('POST', `${steps}/publish`, { headers: match })).status).toBe(200);
    await turn();
    const successor = await followed('JA-5', 'rule_change');
    expect(successor.findings.map((one: { code: string }) => one.code)).toContain('policy.to-nz');
    expect(await actionOf('JA-6')).toBe('release');
  });
});
