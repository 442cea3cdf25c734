import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { review as reviewSchema } from '../../shared/api/reviews.ts';
import type { ListEntry } from '../../shared/model/list-entry.ts';
import { newEntry } from '../../shared/sources/new-entry.ts';
import { asTold } from '../contract/as-told.ts';
import { givenEdition } from '../edge/given-edition.ts';
import { listedParties } from '../edge/listed-parties.ts';
import { type Reply, type TestServer, testServer } from '../edge/local-server.ts';
import { listedOrder } from '../edge/orders.ts';

let server: TestServer;
beforeAll(async () => {
  server = asTold(await testServer());
  await givenEdition(server.world);
});
afterAll(() => server.close());

const order = (reference: string) => listedOrder({ reference });
const version = (reply: Reply) => ({ 'if-match': reply.headers.get('etag') ?? '' });
const matchOf = (reply: Reply) => reply.body.findings.find((one: { match?: object }) => one.match).match;

describe('a held order that is not the listed party', () => {
  let held: Reply;
  let id: string;

  test('is held and waits in the queue, with the five steps to go through', async () => {
    held = await server.post('/v1/decisions', order('HO-1'));
    expect([held.status, held.body.action, held.body.review.state]).toEqual([201, 'hold', 'open']);
    id = held.body.review.id;
    const queue = await server.get('/v1/reviews?state=open');
    const found = queue.body.data.find((one: { id: string }) => one.id === id);
    expect(found.checklist).toHaveLength(5);
    expect(reviewSchema.safeParse(found).success).toBe(true);
  });

  test('is claimed by one person, and a stale or missing version changes nothing', async () => {
    const claimed = await server.call('POST', `/v1/reviews/${id}/claim`);
    expect([claimed.status, claimed.body.state, claimed.body.claim.by]).toEqual([200, 'claimed', 'local']);
    const body = { verdict: 'false_positive', reason: 'other_company', note: 'Another company.' };
    const stale = await server.post(`/v1/reviews/${id}/resolve`, body, { 'if-match': '"1"' });
    expect([stale.status, stale.body.code]).toEqual([412, 'precondition_failed']);
    expect((await server.post(`/v1/reviews/${id}/resolve`, body)).status).toBe(412);
  });

  test('is checked against the five steps and noted', async () => {
    for (const step of [1, 2, 3, 4, 5]) {
      const answered = await server.post(`/v1/reviews/${id}/checklist`, { step, answer: step === 5 ? 'no' : 'yes' });
      expect(answered.status).toBe(200);
    }
    const noted = await server.post(`/v1/reviews/${id}/notes`, { text: 'Registered in Dubai since 1998.' });
    expect(noted.body.checklist.map((one: { answer: string }) => one.answer)).toEqual(['yes', 'yes', 'yes', 'yes', 'no']);
    expect(noted.body.notes).toHaveLength(1);
  });

  test('is cleared as a false positive that is remembered, and may leave', async () => {
    const seen = await server.get(`/v1/reviews/${id}`);
    const body = { verdict: 'false_positive', reason: 'other_company', note: 'Compared with the register.', remember: true };
    const resolved = await server.post(`/v1/reviews/${id}/resolve`, body, version(seen));
    expect([resolved.status, resolved.body.state]).toEqual([200, 'closed']);
    expect((await server.get('/v1/orders/HO-1')).body.action).toBe('release');
    expect((await server.get(`/v1/decisions/${held.body.id}`)).body.effective).toMatchObject({
      outcome: 'clear',
      action: 'release',
    });
    expect((await server.get('/v1/reviews')).body.data.map((one: { id: string }) => one.id)).not.toContain(id);
    const closed = await server.get('/v1/reviews?state=closed');
    expect(closed.body.data[0]).toMatchObject({ id, resolution: { verdict: 'false_positive' } });
  });

  test('does not change any more once it is closed', async () => {
    const again = await server.post(`/v1/reviews/${id}/notes`, { text: 'too late' });
    expect([again.status, again.body.code]).toEqual([409, 'conflict']);
  });

  test('lets the next order of the same party pass', async () => {
    const suppressions = await server.get('/v1/suppressions');
    expect(suppressions.body.data).toHaveLength(1);
    expect(suppressions.body.data[0]).toMatchObject({
      entryId: matchOf(held).entry.id,
      evidence: id,
      author: 'local',
      ended: null,
    });
    const next = await server.post('/v1/decisions', order('HO-2'));
    expect([next.body.outcome, next.body.action, next.body.findings.filter((one: { match?: object }) => one.match)]).toEqual([
      'clear',
      'release',
      [],
    ]);
  });

  test('is held again at another address', async () => {
    const moved = order('HO-3');
    moved.parties = [{ ...moved.parties[0]!, address: { city: 'Sharjah', country: 'AE' } }] as typeof moved.parties;
    expect((await server.post('/v1/decisions', moved)).body.action).toBe('hold');
  });

  test('is held again when the entry gains an alias', async () => {
    await givenEdition(server.world, listedParties.map(withAlias));
    const after = await server.post('/v1/decisions', order('HO-4'));
    expect([after.body.action, matchOf(after).entry.id]).toEqual(['hold', matchOf(held).entry.id]);
    await givenEdition(server.world);
    expect((await server.post('/v1/decisions', order('HO-5'))).body.action).toBe('release');
  });

  test('is held again when the suppression is ended', async () => {
    const [one] = (await server.get('/v1/suppressions')).body.data;
    expect((await server.call('DELETE', `/v1/suppressions/${one.id}`)).body.ended.by).toBe('local');
    expect((await server.post('/v1/decisions', order('HO-6'))).body.action).toBe('hold');
  });
});

const withAlias = (entry: ListEntry): ListEntry => {
  const { names, ...rest } = entry;
  const alias = { value: 'Zarvan Gas Components', strength: 'strong' as const, script: null, parts: null };
  return newEntry({ ...rest, names: entry.id === 'us-bis-el:T-1' ? [...names, alias] : names }, rest);
};

describe('a review', () => {
  test('stays open, however late it is and however often the order is sent', async () => {
    const first = await server.post('/v1/decisions', order('HO-7'));
    const { review } = first.body;
    for (let again = 0; again < 5; again++) await server.post('/v1/decisions', order('HO-7'));
    const fresh = await server.post('/v1/decisions', order('HO-7'), { 'idempotency-key': 'other' });
    expect(fresh.body.action).toBe('hold');
    expect((await server.get(`/v1/reviews/${review.id}`)).body.state).toBe('open');
  });

  test('goes to whoever asks next, each time another one', async () => {
    const [a, b] = await Promise.all([server.call('POST', '/v1/reviews/next'), server.call('POST', '/v1/reviews/next')]);
    expect([a.status, b.status]).toEqual([200, 200]);
    expect(a.body.id).not.toBe(b.body.id);
  });

  test('that nobody can decide stays open, and a true match refuses the order', async () => {
    const { body } = await server.post('/v1/decisions', order('HO-8'));
    const resolve = async (verdict: string) => {
      const seen = await server.get(`/v1/reviews/${body.review.id}`);
      return server.post(`/v1/reviews/${body.review.id}/resolve`, { verdict, reason: 'r', note: 'n' }, version(seen));
    };
    expect((await resolve('cannot_tell')).body.state).toBe('open');
    expect((await server.get('/v1/orders/HO-8')).body.action).toBe('hold');
    expect((await resolve('true_match')).body.state).toBe('closed');
    expect((await server.get('/v1/orders/HO-8')).body).toMatchObject({ outcome: 'prohibited', action: 'refuse' });
  });

  test('cleared under a license nobody named waits for a second person, who is not the author', async () => {
    const { body } = await server.post('/v1/decisions', order('HO-9'));
    const path = `/v1/reviews/${body.review.id}`;
    const resolution = { verdict: 'cleared_under_license', reason: 'license', note: 'on file' };
    const unknown = await server.post(`${path}/resolve`, { ...resolution, license: 'D-unknown' }, { 'if-match': '*' });
    expect([unknown.status, unknown.body.errors[0].pointer]).toEqual([400, '/license']);
    const proposed = await server.post(`${path}/resolve`, resolution, { 'if-match': '*' });
    expect(proposed.body.state).toBe('awaiting_approval');
    const own = await server.call('POST', `${path}/approve`, { headers: version(proposed) });
    expect([own.status, own.body.code]).toEqual([403, 'forbidden']);
    const key = await server.post('/v1/keys', { name: 'second person', scopes: ['reviews:write'] });
    const second = { authorization: `Bearer ${key.body.secret}`, ...version(proposed) };
    const approved = await server.call('POST', `${path}/approve`, { headers: second });
    expect([approved.body.state, approved.body.resolution.approvedBy]).toEqual(['closed', key.body.id]);
    expect((await server.get('/v1/orders/HO-9')).body.action).toBe('release');
  });

  test('counts, once closed, in the histogram that helps to set the score bars', async () => {
    const scores = await server.get('/v1/reviews/scores?source=us-bis-el');
    const top = scores.body.buckets.at(-1);
    expect([top.from, top.falsePositives > 0, top.trueMatches > 0]).toEqual([1, true, true]);
    const other = await server.get('/v1/reviews/scores?source=un-sc&type=person');
    expect(other.body.buckets.every((one: { trueMatches: number }) => one.trueMatches === 0)).toBe(true);
  });

  test('that does not exist is not found', async () => {
    expect((await server.get('/v1/reviews/rev_unknown')).status).toBe(404);
    expect((await server.call('POST', '/v1/reviews/rev_unknown/claim')).status).toBe(404);
  });
});
