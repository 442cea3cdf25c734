import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultRuleset } from '../../shared/rules/default-ruleset.ts';
import { asTold } from '../contract/as-told.ts';
import { givenEdition } from '../edge/given-edition.ts';
import { type Reply, type TestServer, testServer } from '../edge/local-server.ts';
import { cleanOrder, listedOrder } from '../edge/orders.ts';

let server: TestServer;
let author: Record<string, string>;
beforeAll(async () => {
  server = asTold(await testServer());
  await givenEdition(server.world);
  const key = await server.post('/v1/keys', { name: 'author', scopes: ['rules:read', 'rules:write'] });
  author = { authorization: `Bearer ${key.body.secret}` };
});
afterAll(() => server.close());

const { id: _id, version: _version, ...policy } = defaultRuleset();
const toGermany = {
  id: 'to-germany',
  title: 'Germany is looked at',
  when: 'destination.country == "DE"',
  then: { outcome: 'review', message: 'Every order to Germany waits.' },
  tests: [{ name: 'Germany holds', given: { destination: { country: 'DE' } }, expect: true }],
};
const stricter = { ...policy, title: 'Stricter', rules: [...policy.rules, toGermany] };
const blind = { ...policy, title: 'Blind', thresholds: [{ source: '*', type: '*', review: 1, strong: 1 }] };

const draft = (body: object) => server.post('/v1/rulesets', body, author);
const step = (id: string, verb: string, headers: Record<string, string> = author) =>
  server.call('POST', `/v1/rulesets/${id}/${verb}`, { headers });
const version = (reply: Reply) => ({ 'if-match': reply.headers.get('etag') ?? '' });
const current = async () => (await server.get('/v1/rulesets/current')).body;

describe('a ruleset', () => {
  let id: string;

  test('is the default one until another is published', async () => {
    expect(await current()).toMatchObject({ id: defaultRuleset().id, state: 'published', author: 'portcullis' });
  });

  test('is refused as a draft with the place of each fault', async () => {
    const faulty = (rule: object) => draft({ title: 'Faulty', rules: [{ ...toGermany, ...rule }] });
    const when = 'order.parties.exists(p, p.name.matches("^(a+)+$"))';
    const regex = await faulty({ when });
    expect([regex.status, regex.body.errors[0].code, regex.body.errors[0].pointer]).toEqual([
      400,
      'regular_expression',
      '/rules/0/when',
    ]);
    expect(regex.body.errors[0].characters.start).toBe(when.indexOf('p.name.matches'));
    const nested = `${'order.via.exists(a, '.repeat(1000)}true${')'.repeat(1000)}`;
    expect((await faulty({ when: nested })).body.errors[0]).toMatchObject({ code: 'too_long', pointer: '/rules/0/when' });
    expect((await faulty({ wehn: 'true' })).body.errors[0]).toMatchObject({ code: 'unknown_field', pointer: '/rules/0/wehn' });
    expect((await faulty({ when: 'order.totl > 1' })).body.errors[0]).toMatchObject({ code: 'unknown_field' });
  });

  test('is drafted, fails its check while a test beside a rule fails, and is not published unchecked', async () => {
    const wrong = { ...toGermany, tests: [{ name: 'France holds', given: { destination: { country: 'FR' } }, expect: true }] };
    const drafted = await draft({ title: 'Wrong test', rules: [wrong] });
    const checked = await step(drafted.body.id, 'check');
    expect([checked.body.ok, checked.body.faults[0].pointer, checked.body.ruleset.state]).toEqual([
      false,
      '/rules/0/tests/0',
      'draft',
    ]);
    expect((await step(drafted.body.id, 'backtest')).status).toBe(409);
    expect((await step(drafted.body.id, 'publish', version(drafted))).status).toBe(409);
  });

  test('is checked and backtested on past orders, showing those that would change', async () => {
    await server.post('/v1/decisions', cleanOrder({ reference: 'RL-1' }));
    const drafted = await draft(stricter);
    id = drafted.body.id;
    expect([drafted.status, drafted.body.state]).toEqual([201, 'draft']);
    expect((await step(id, 'check')).body).toMatchObject({ ok: true, faults: [], ruleset: { state: 'checked' } });
    const tested = await server.call('POST', `/v1/rulesets/${id}/backtest?days=7`, { headers: author });
    expect(tested.body.backtest).toMatchObject({ examined: 1, complete: true, stricter: 1, milder: 0, lostTrueMatches: [] });
    expect(tested.body.backtest.changed).toMatchObject([
      { reference: 'RL-1', before: { outcome: 'clear', action: 'release' }, after: { outcome: 'review', action: 'hold' } },
    ]);
  });

  test('is published by another person who has read its latest version', async () => {
    const seen = await server.get(`/v1/rulesets/${id}`);
    expect((await step(id, 'publish', { ...author, ...version(seen) })).body.code).toBe('forbidden');
    expect((await step(id, 'publish', { 'if-match': '"1"' })).status).toBe(412);
    expect((await step(id, 'publish', {})).status).toBe(412);
    const published = await step(id, 'publish', version(seen));
    expect([published.status, published.body.state]).toEqual([200, 'published']);
    expect((await current()).id).toBe(id);
  });

  test('is pinned by the next decision, and judges it', async () => {
    const { body } = await server.post('/v1/decisions', cleanOrder({ reference: 'RL-2' }));
    expect([body.pinned.ruleset, body.action]).toEqual([id, 'hold']);
    expect(body.findings.map(({ code }: { code: string }) => code)).toContain('policy.to-germany');
  });

  test('replays an older decision under the ruleset of its day, and shows what today would change', async () => {
    const before = (await server.get('/v1/decisions?reference=RL-1')).body.data[0];
    const replay = (how: string) => server.post(`/v1/decisions/${before.id}/replay`, { with: how });
    const pinned = await replay('pinned');
    expect([pinned.status, pinned.body.differences, pinned.body.decision.findings]).toEqual([200, [], before.findings]);
    const differences = (await replay('current')).body.differences;
    expect(differences).toContainEqual({ what: 'outcome', subject: null, before: 'clear', after: 'review' });
    expect(differences.find(({ subject }: { subject: string }) => subject === 'policy.to-germany').before).toBeNull();
  });

  test('is rolled back to the one before', async () => {
    const back = await step(id, 'rollback', {});
    expect(back.body).toMatchObject({ id: defaultRuleset().id, state: 'published' });
    expect((await server.get(`/v1/rulesets/${id}`)).body.state).toBe('retired');
    expect((await server.post('/v1/decisions', cleanOrder({ reference: 'RL-3' }))).body.action).toBe('release');
    expect((await step(id, 'rollback', {})).status).toBe(409);
  });

  test('that would lose a known true match is refused without a second confirmation', async () => {
    const similar = listedOrder({ reference: 'RL-4' });
    similar.parties = [{ ...similar.parties[0]!, name: 'Zarvanian Turbin Works' }] as typeof similar.parties;
    const held = await server.post('/v1/decisions', similar);
    expect(held.body.action).toBe('hold');
    const resolution = { verdict: 'true_match', reason: 'same_address', note: 'It is them.' };
    await server.post(`/v1/reviews/${held.body.review.id}/resolve`, resolution, { 'if-match': '*' });
    const drafted = await draft(blind);
    await step(drafted.body.id, 'check');
    const tested = await step(drafted.body.id, 'backtest');
    expect(tested.body.backtest.lostTrueMatches).toEqual([
      { decisionId: held.body.id, reviewId: held.body.review.id, entryIds: ['us-bis-el:T-1'] },
    ]);
    const refused = await step(drafted.body.id, 'publish', version(tested));
    expect([refused.status, refused.body.code]).toEqual([409, 'conflict']);
    const confirmed = await step(drafted.body.id, 'publish?confirm=lost_true_matches', version(tested));
    expect(confirmed.body.state).toBe('published');
  });

  test('stays what it was: the same content is the same id, and lists know where each stands', async () => {
    expect((await draft(stricter)).body).toMatchObject({ id, state: 'retired' });
    const listed = (await server.get('/v1/rulesets?limit=100')).body.data;
    expect(listed.filter(({ state }: { state: string }) => state === 'published')).toHaveLength(1);
    expect((await server.get('/v1/rulesets/rs_none')).status).toBe(404);
  });
});
