import { describe, expect, it } from 'vitest';
import { addWebhook } from '../../shared/flows/manage-webhooks.ts';
import { showOrder } from '../../shared/flows/show-order.ts';
import { listSegments } from '../../shared/flows/stored-orders.ts';
import { watchOnce } from '../../shared/flows/watch.ts';
import { orderTo } from './order-fixture.ts';
import { listed, listNow, openShop, placeOrder, publishLaw, publishRule, shopWorld } from './shop-world.ts';

describe('judging stored orders again', () => {
  it('holds a clear order when its consignee is listed, opens a review and tells the shop', async () => {
    const { world, clock, sent } = shopWorld();
    await openShop(world);
    await addWebhook({ url: 'https://shop.test/hook', types: ['decision.superseded'] }, world);
    await watchOnce(world);
    const first = await placeOrder(orderTo('Novaya Optika Trading', { reference: 'SO-1' }), world);
    expect(first).toMatchObject({ outcome: 'clear', action: 'release' });
    await watchOnce(world);
    clock.forward(60_000);
    await listNow([listed('Novaya Optika Trading')], world);
    await watchOnce(world);
    const now = await showOrder('SO-1', world);
    expect(now).toMatchObject({ action: 'hold' });
    const events = await world.decisions.events(first.id);
    expect(events).toMatchObject([{ type: 'superseded', detail: { trigger: 'list_change', action: 'hold' } }]);
    const successor = await world.decisions.get(String(events[0]?.detail.by));
    expect(successor?.decision).toMatchObject({ supersedes: first.id, trigger: 'list_change', action: 'hold' });
    const queue = await world.reviews.queue(10, null);
    expect(queue.data.map((review) => review.decisionId)).toEqual([successor?.decision.id]);
    await watchOnce(world);
    const told = sent.map(({ body }) => JSON.parse(body)).filter((event) => event.type === 'portcullis.decision.superseded');
    expect(told).toMatchObject([{ data: { reference: 'SO-1', action: 'hold', by: successor?.decision.id } }]);
    expect(JSON.stringify(told)).not.toContain('Novaya');
  });

  it('leaves orders of others alone, and turns each only once', async () => {
    const { world } = shopWorld();
    await openShop(world);
    await watchOnce(world);
    for (const [n, name] of ['Alpine Lens Works', 'Novaya Optika Trading', 'Harbour Lights'].entries()) {
      await placeOrder(orderTo(name, { reference: `SO-${n}`, street: `${n} Hill Street` }), world);
    }
    await watchOnce(world);
    await listNow([listed('Novaya Optika Trading')], world);
    for (let turn = 0; turn < 3; turn++) await watchOnce(world);
    const actions = await Promise.all([0, 1, 2].map(async (n) => (await showOrder(`SO-${n}`, world))?.action));
    expect(actions).toEqual(['release', 'hold', 'release']);
    expect((await world.decisions.byReference('SO-1', 10)).length).toBe(2);
  });

  it('finds an order in a merged and indexed segment as well', async () => {
    const { world, clock } = shopWorld();
    await openShop(world);
    await watchOnce(world);
    const others = [
      'Alpine Lens',
      'Harbour Lights',
      'Green Field',
      'Stone Mill',
      'Old Bakery',
      'North Ferry',
      'Blue Lake',
      'Quiet Hill',
      'Red Barn',
      'Silver Birch',
    ];
    for (const [n, name] of [...others, 'Novaya Optika Trading'].entries()) {
      await placeOrder(orderTo(name, { reference: `SO-${n}`, street: `${n} Hill Street` }), world);
      await watchOnce(world);
      clock.forward(10_000);
    }
    await watchOnce(world);
    expect((await listSegments(world)).some(({ value }) => value.indexKey !== null)).toBe(true);
    await listNow([listed('Novaya Optika Trading'), listed('Alpine Lens')], world);
    await watchOnce(world);
    expect(await showOrder('SO-10', world)).toMatchObject({ action: 'hold' });
    expect(await showOrder('SO-0', world)).toMatchObject({ action: 'hold' });
    expect(await showOrder('SO-1', world)).toMatchObject({ action: 'release' });
  });

  it('catches a decision made on the old edition that is stored after the sweep', async () => {
    const { world } = shopWorld();
    await openShop(world);
    await watchOnce(world);
    const { put } = world.decisions;
    let late: () => Promise<void> = async () => {};
    world.decisions.put = async (record) => {
      late = async () => void (await put(record));
      return { stored: true };
    };
    await placeOrder(orderTo('Novaya Optika Trading', { reference: 'SO-1' }), world);
    world.decisions.put = put;
    await listNow([listed('Novaya Optika Trading')], world);
    await watchOnce(world);
    await late();
    await watchOnce(world);
    expect(await showOrder('SO-1', world)).toMatchObject({ action: 'hold' });
  });

  it('does not let an order go because its consignee left the list', async () => {
    const { world } = shopWorld();
    await openShop(world, [listed('Novaya Optika Trading')]);
    await watchOnce(world);
    await placeOrder(orderTo('Novaya Optika Trading', { reference: 'SO-1' }), world);
    await watchOnce(world);
    await listNow([], world);
    await watchOnce(world);
    expect(await showOrder('SO-1', world)).toMatchObject({ action: 'hold' });
  });

  it('holds what a new rule reaches, and nothing else', async () => {
    const { world, clock } = shopWorld();
    await openShop(world);
    await watchOnce(world);
    await placeOrder(orderTo('Alpine Lens Works', { reference: 'SO-1', destination: 'DE', street: '1 Hill Street' }), world);
    await placeOrder(orderTo('Harbour Lights', { reference: 'SO-2', destination: 'FR', street: '2 Hill Street' }), world);
    await watchOnce(world);
    const rule = { title: 'No orders to France', from: null, to: null, citation: null, tests: [] };
    const when = "destination.country == 'FR'";
    clock.forward(60_000);
    await publishRule(
      { id: 'no-france', ...rule, each: 'order', when, then: { outcome: 'review', action: null, message: 'Not to France.' } },
      world,
    );
    await watchOnce(world);
    expect(await showOrder('SO-1', world)).toMatchObject({ action: 'release' });
    expect(await showOrder('SO-2', world)).toMatchObject({ action: 'hold' });
    const [latest] = await world.decisions.byReference('SO-2', 1);
    expect(latest?.decision.trigger).toBe('rule_change');
  });

  it('holds what a changed cell of the country chart reaches, and nothing else', async () => {
    const { world, clock } = shopWorld();
    await openShop(world);
    await publishLaw(() => {}, world);
    await watchOnce(world);
    const goods = { code: '4A994.a', amount: '1' };
    await placeOrder(
      orderTo('Alpine Lens Works', { reference: 'SO-1', destination: 'DE', street: '1 Hill Street', ...goods }),
      world,
    );
    await placeOrder(
      orderTo('Harbour Lights', { reference: 'SO-2', destination: 'FR', street: '2 Hill Street', ...goods }),
      world,
    );
    expect((await Promise.all(['SO-1', 'SO-2'].map((one) => showOrder(one, world)))).map((one) => one?.action)).toEqual([
      'release',
      'release',
    ]);
    await watchOnce(world);
    clock.forward(60_000);
    await publishLaw((us) => us.chart.FR?.marks.push('AT1'), world);
    await watchOnce(world);
    expect(await showOrder('SO-1', world)).toMatchObject({ action: 'release' });
    expect(await showOrder('SO-2', world)).toMatchObject({ action: 'hold', outcome: 'license_required' });
    const [latest] = await world.decisions.byReference('SO-2', 1);
    expect(latest?.decision).toMatchObject({ trigger: 'law_change' });
  });

  it('stops a poisoned list that would hold too many clear orders, and takes it when a person insists', async () => {
    const { world } = shopWorld();
    world.watch.flipsMin = 2;
    await openShop(world);
    await watchOnce(world);
    for (let n = 0; n < 6; n++)
      await placeOrder(orderTo('Common Goods Trading', { reference: `SO-${n}`, street: `${n} Hill Street` }), world);
    await watchOnce(world);
    const poisoned = await listNow([listed('Common Goods Trading')], world);
    await watchOnce(world);
    for (let n = 0; n < 6; n++) expect(await showOrder(`SO-${n}`, world)).toMatchObject({ action: 'release' });
    expect((await world.sources.pointer())?.editionId).not.toBe(poisoned.id);
    expect(await world.sources.health('us-csl')).toMatchObject({
      lastState: 'quarantined',
      candidate: { version: { version: poisoned.sources['us-csl']?.version } },
    });
    await listNow([listed('Common Goods Trading')], world);
    await watchOnce(world);
    expect(await showOrder('SO-3', world)).toMatchObject({ action: 'hold' });
  });

  it('finishes a sweep that was cut off at any write, and holds the order once', async () => {
    for (let crash = 1; crash < 30; crash++) {
      const { world } = shopWorld();
      await openShop(world);
      await watchOnce(world);
      await placeOrder(orderTo('Novaya Optika Trading', { reference: 'SO-1' }), world);
      await watchOnce(world);
      await listNow([listed('Novaya Optika Trading')], world);
      let writes = 0;
      const failing =
        <A extends unknown[], R>(write: (...args: A) => Promise<R>) =>
        async (...args: A): Promise<R> => {
          if (++writes === crash) throw new Error('crash');
          return write(...args);
        };
      const kept = { documents: { ...world.documents }, objects: { ...world.objects }, decisions: { ...world.decisions } };
      world.documents.put = failing(world.documents.put);
      world.objects.put = failing(world.objects.put);
      world.decisions.put = failing(world.decisions.put);
      world.decisions.addEvent = failing(world.decisions.addEvent);
      await watchOnce(world);
      Object.assign(world, kept);
      for (let turn = 0; turn < 2; turn++) await watchOnce(world);
      expect(await showOrder('SO-1', world)).toMatchObject({ action: 'hold' });
      expect(await world.decisions.byReference('SO-1', 10)).toHaveLength(2);
      if (writes < crash) return;
    }
  });
});
