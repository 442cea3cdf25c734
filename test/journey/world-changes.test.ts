import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { watching } from '../../functions/edge/watching.ts';
import { openCheckpoint } from '../../shared/decisions/audit/checkpoint.ts';
import { verifyInclusion } from '../../shared/decisions/audit/merkle-proof.ts';
import { readVerifierKey } from '../../shared/decisions/audit/signed-note.ts';
import { isSignedWebhook } from '../../shared/decisions/notices/sign-webhook.ts';
import { publishEdition } from '../../shared/flows/publish-edition.ts';
import { watchOnce } from '../../shared/flows/watch.ts';
import { givenEdition } from '../edge/given-edition.ts';
import { type TestServer, testServer } from '../edge/local-server.ts';
import { cleanOrder } from '../edge/orders.ts';
import { type RunningServer, runServer } from '../local/running-server.ts';
import { type Hearing, hearWebhooks } from './hear-webhooks.ts';

const name = 'Severnaya Optika Trading';
const [buyer] = cleanOrder().parties;
const order = (reference: string) => cleanOrder({ reference, parties: [{ ...buyer, type: 'unknown', name }] });
/** What the schedule does every few seconds, done now. */
const turn = async ({ world }: TestServer) => {
  await publishEdition(world);
  for (let pass = 0; pass < 2; pass++) await watchOnce(watching(world));
};

const minute = 60_000;
const allysFeed = async () =>
  (await (await fetch(`${ally.url}/v1/changes`)).json()) as { data: { notice: { type: string } }[]; verifierKey: string };

let ours: TestServer;
/** A process of its own: two deployments share nothing but the network. */
let ally: RunningServer;
let allyData: string;
let shop: Hearing;
let secret: string;

beforeAll(async () => {
  allyData = await mkdtemp(join(tmpdir(), 'portcullis-ally-'));
  [ours, ally] = await Promise.all([testServer(), runServer(allyData)]);
  await givenEdition(ours.world);
  shop = await hearWebhooks();
  await turn(ours);
});
afterAll(async () => {
  shop.close();
  await Promise.all([ours.close(), ally.kill()]);
  await rm(allyData, { recursive: true, force: true });
});

describe('two deployments that share what they know', { timeout: 2 * minute }, () => {
  test('a shop registers a receiver and an order is cleared', async () => {
    const registered = await ours.post('/v1/webhooks', { url: shop.url, types: ['decision.superseded'] });
    expect(registered.status).toBe(201);
    secret = registered.body.secret;
    expect((await ours.get('/v1/webhooks')).text).not.toContain(secret);
    const cleared = await ours.post('/v1/decisions', order('WC-1'));
    expect([cleared.status, cleared.body.action]).toEqual([201, 'release']);
    await turn(ours);
  });

  test('an ally lists the consignee on its own list, and its signed feed says so', async () => {
    const put = await fetch(`${ally.url}/v1/sources/own-denied/entries`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([{ id: 'n-1', name }]),
    });
    expect(put.status).toBe(202);
    const told = async () => (await allysFeed()).data.map((entry) => entry.notice.type);
    await expect.poll(told, { timeout: minute, interval: 500 }).toContain('own_list.published');
  });

  test('a follower under the wrong key takes nothing over', async () => {
    const key = (await ours.get('/v1/changes')).body.verifierKey;
    const added = await ours.post('/v1/peers', { name: 'stranger', url: ally.url, verifierKey: key });
    expect(added.status).toBe(201);
    await turn(ours);
    const [peer] = (await ours.get('/v1/peers')).body.data;
    expect([peer.cursor, peer.lastError]).toEqual([0, expect.stringContaining('bad_signature')]);
    expect((await ours.call('DELETE', '/v1/peers/stranger')).status).toBe(204);
    expect((await ours.get('/v1/orders/WC-1')).body.action).toBe('release');
  });

  test('a follower under the right key holds the order that was clear', async () => {
    const { verifierKey } = await allysFeed();
    expect((await ours.post('/v1/peers', { name: 'ally', url: ally.url, verifierKey })).status).toBe(201);
    await turn(ours);
    expect((await ours.get('/v1/orders/WC-1')).body).toMatchObject({ action: 'hold' });
    const { body } = await ours.get('/v1/decisions?reference=WC-1');
    expect(body.data.map((one: { trigger: string }) => one.trigger)).toEqual(['list_change', 'order']);
    expect(body.data[0].findings.find((one: { match?: object }) => one.match).match.entry.source).toBe('peer-ally');
    expect((await ours.get('/v1/reviews?state=open')).body.data[0].decisionId).toBe(body.data[0].id);
  });

  test('the receiver was told, signed and without a name', async () => {
    await turn(ours);
    const told = shop.heard.filter(({ body }) => JSON.parse(body).type === 'portcullis.decision.superseded');
    // At least once: what comes twice has the same id, and a receiver drops it.
    expect(new Set(told.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    const [only] = told;
    expect(isSignedWebhook(only?.headers ?? {}, only?.body ?? '', secret, new Date())).toBe(true);
    expect(JSON.parse(only?.body ?? '').data).toMatchObject({ reference: 'WC-1', action: 'hold' });
    expect(only?.body).not.toContain('Severnaya');
  });

  test('the decision can be proven to lie in the sealed log', async () => {
    const { body } = await ours.get('/v1/decisions?reference=WC-1');
    const proof = (await ours.get(`/v1/audit/proof?decision=${body.data[1].id}`)).body;
    const key = readVerifierKey(proof.verifierKey);
    const checkpoint = key.ok ? openCheckpoint(proof.checkpoint, key.value) : key;
    if (!checkpoint.ok) throw new Error(checkpoint.trouble.message);
    const raw = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
    const { size, root } = checkpoint.value;
    expect(verifyInclusion({ index: proof.index, size, root, leaf: raw(proof.leaf) }, proof.proof.map(raw))).toBe(true);
    const page = await ours.get('/v1/audit?limit=1000');
    expect(page.body.data.length).toBe(page.body.size);
    expect((await ours.get('/v1/audit/file?path=tile/../secret')).status).toBe(400);
  });
});
