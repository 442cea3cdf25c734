import { describe, expect, it } from 'vitest';
import { isSignedWebhook } from '../../shared/decisions/notices/sign-webhook.ts';
import { deliverWebhooks } from '../../shared/flows/deliver-webhooks.ts';
import { addWebhook, deleteWebhook, listDeliveries, listWebhooks, redeliver } from '../../shared/flows/manage-webhooks.ts';
import { tellNotice } from '../../shared/flows/tell-notice.ts';
import type { WebhookPost } from '../../shared/flows/world.ts';
import type { Notice } from '../../shared/model/notice.ts';
import { fail, ok } from '../../shared/model/result.ts';
import { watchWorld } from './watch-world.ts';

const notice: Notice = {
  id: 'evt_1',
  type: 'decision.superseded',
  at: '2026-11-24T09:00:00.000Z',
  subject: 'dec_1',
  data: { reference: 'SO-1', outcome: 'review', action: 'hold', by: 'dec_2' },
};
const day = 86_400_000;

async function registered(post?: WebhookPost) {
  const rig = watchWorld(post ? { post } : {});
  const added = await addWebhook({ url: 'https://shop.test/hook', types: ['decision.superseded', 'webhook.test'] }, rig.world);
  if (!added.ok) throw new Error(added.trouble.message);
  await deliverWebhooks(rig.world); // the greeting
  rig.sent.length = 0;
  return { ...rig, endpoint: added.value };
}

describe('webhooks', () => {
  it('shows the secret once and sends a signed test notice to a new receiver', async () => {
    const { world, sent, clock } = watchWorld();
    const added = await addWebhook({ url: 'https://shop.test/hook', types: [] }, world);
    expect(added.ok && added.value.secret).toMatch(/^whsec_/);
    expect(JSON.stringify(await listWebhooks(world))).not.toContain('whsec_');
    await deliverWebhooks(world);
    const [greeting] = sent;
    expect(JSON.parse(greeting?.body ?? '')).toMatchObject({ specversion: '1.0', type: 'portcullis.webhook.test' });
    const secret = added.ok ? (added.value.secret ?? '') : '';
    expect(isSignedWebhook(greeting?.headers ?? {}, greeting?.body ?? '', secret, clock.now())).toBe(true);
    expect(isSignedWebhook(greeting?.headers ?? {}, `${greeting?.body} `, secret, clock.now())).toBe(false);
    clock.forward(6 * 60_000);
    expect(isSignedWebhook(greeting?.headers ?? {}, greeting?.body ?? '', secret, clock.now())).toBe(false);
  });

  it('refuses an unknown type and an address the guard refuses', async () => {
    const { world } = watchWorld();
    expect(await addWebhook({ url: 'https://shop.test/', types: ['everything'] }, world)).toMatchObject({
      trouble: { at: '/types' },
    });
    world.receivers.check = () => fail('refused_address', 'the URL names a `private` address');
    expect(await addWebhook({ url: 'https://10.0.0.1/', types: [] }, world)).toMatchObject({ trouble: { at: '/url' } });
  });

  it('delivers a notice once although it is told twice', async () => {
    const { world, sent } = await registered();
    await tellNotice(notice, world.documents);
    await deliverWebhooks(world);
    await tellNotice(notice, world.documents);
    await deliverWebhooks(world);
    expect(sent.map(({ headers }) => headers['webhook-id'])).toEqual(['evt_1']);
  });

  it('sends a receiver only the types it asked for', async () => {
    const { world, sent } = await registered();
    await tellNotice({ ...notice, id: 'evt_2', type: 'edition.published' }, world.documents);
    await deliverWebhooks(world);
    expect(sent).toEqual([]);
  });

  it('tries again with growing pauses through an outage of two days and then delivers, always with the same id', async () => {
    let up = true;
    const { world, sent, clock, endpoint } = await registered(async () => (up ? ok(200) : fail('unreachable', 'refused')));
    up = false;
    await tellNotice(notice, world.documents);
    for (let hour = 0; hour < 48; hour++) {
      await deliverWebhooks(world);
      clock.forward(3_600_000);
    }
    const tried = sent.length;
    expect(tried).toBeLessThan(12);
    up = true;
    clock.forward(day);
    await deliverWebhooks(world);
    expect(sent).toHaveLength(tried + 1);
    expect(new Set(sent.map(({ headers }) => headers['webhook-id']))).toEqual(new Set(['evt_1']));
    expect((await listDeliveries(endpoint.id, 'delivered', world)).map((one) => one.notice.id)).toContain('evt_1');
  });

  it('gives up after its last attempt, keeps the dead letter and delivers it when asked to', async () => {
    let up = true;
    const { world, clock, endpoint, sent } = await registered(async () => ok(up ? 204 : 500));
    up = false;
    await tellNotice(notice, world.documents);
    for (let at = 0; at < 30; at++) {
      await deliverWebhooks(world);
      clock.forward(day * 2);
    }
    expect(await listDeliveries(endpoint.id, 'dead', world)).toMatchObject([{ lastStatus: 500, notice: { id: 'evt_1' } }]);
    up = true;
    const before = sent.length;
    expect(await redeliver(endpoint.id, 'evt_1', world)).toMatchObject({ ok: true });
    await deliverWebhooks(world);
    expect(sent).toHaveLength(before + 1);
    expect(await listDeliveries(endpoint.id, 'dead', world)).toEqual([]);
  });

  it('treats a redirect as a failure and stops for good on 410', async () => {
    let status = 200;
    const { world, endpoint } = await registered(async () => ok(status));
    status = 302;
    await tellNotice(notice, world.documents);
    await deliverWebhooks(world);
    expect(await listDeliveries(endpoint.id, 'pending', world)).toMatchObject([{ lastStatus: 302, attempts: 1 }]);
    status = 410;
    await tellNotice({ ...notice, id: 'evt_3' }, world.documents);
    await deliverWebhooks(world);
    expect((await listWebhooks(world))[0]?.disabled).toContain('410');
  });

  it('queues again what a crash between its two writes left out of the queue', async () => {
    const { world, sent } = await registered();
    const { put } = world.documents;
    world.documents.put = async (kind, ...rest) => {
      if (kind === 'DUE') throw new Error('crash');
      return put(kind, ...rest);
    };
    await expect(tellNotice(notice, world.documents)).rejects.toThrow('crash');
    world.documents.put = put;
    await tellNotice(notice, world.documents);
    await deliverWebhooks(world);
    expect(sent).toHaveLength(1);
  });

  it('sends nothing to a deleted receiver', async () => {
    const { world, sent, endpoint } = await registered();
    await tellNotice(notice, world.documents);
    await deleteWebhook(endpoint.id, world);
    await deliverWebhooks(world);
    expect(sent).toEqual([]);
  });
});
