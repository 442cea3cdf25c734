import { describe, expect, it } from 'vitest';
import { reconcileDays } from '../../shared/flows/reconcile-days.ts';
import { reconcileRecords } from '../../shared/flows/reconcile-records.ts';
import { finishPending } from '../../shared/flows/seal-records.ts';
import { showOrder } from '../../shared/flows/show-order.ts';
import { watchOnce } from '../../shared/flows/watch.ts';
import { orderTo } from './order-fixture.ts';
import { listed, listNow, openShop, placeOrder, shopWorld } from './shop-world.ts';

const day = '2026-11-24';
const sound = { day, missing: [], changed: [], unsealed: [], missed: [] };

async function openedShop() {
  const rig = shopWorld();
  await openShop(rig.world);
  await watchOnce(rig.world);
  const place = (name: string, reference: string) =>
    placeOrder(orderTo(name, { reference, street: `${reference} Hill` }), rig.world);
  const nextDay = () => rig.clock.forward(86_400_000);
  return { ...rig, place, nextDay };
}

describe('a night later', () => {
  it('records and log agree', async () => {
    const { world, place, nextDay } = await openedShop();
    await place('Alpine Lens Works', 'SO-1');
    await watchOnce(world);
    nextDay();
    expect(await reconcileRecords(day, world)).toEqual({ ...sound, looked: 1 });
    await reconcileDays(world, 60_000);
    expect((await world.documents.get('RECONCILED', 'DAY'))?.value).toBe('2026-11-17');
  });

  it('a record edited or deleted behind the product is found, one deleted by policy is not missed', async () => {
    const { world, tables, place, nextDay } = await openedShop();
    const [one, two, three] = [
      await place('Alpine Lens Works', 'SO-1'),
      await place('Vega', 'SO-2'),
      await place('Lyra', 'SO-3'),
    ];
    await watchOnce(world);
    nextDay();
    const [first, second] = [one, two].map(
      ({ id }) => tables.decisions.all().find(({ pk, sk }) => pk === id && sk === 'DECISION')!,
    );
    await tables.decisions.put({ ...first!, e: second!.e! });
    await tables.decisions.delete({ pk: two.id, sk: 'DECISION' });
    await world.decisions.remove(three.id);
    const deletion = { id: 'x', at: '', day, deleted: [{ decisionId: three.id }], kept: 0, policy: {} };
    await world.policy.put('DELETION', 'x', deletion, null);
    const found = await reconcileRecords(day, world);
    expect(found).toMatchObject({ missing: [`${two.id}/DECISION`], changed: [`${one.id}/DECISION`] });
    await expect(reconcileDays(world, 60_000)).rejects.toThrow('1 sealed records are missing and 1 were changed');
  });

  it('a record that no index showed in time is sealed, and a sweep that was lost is made good', async () => {
    const { world, place, nextDay } = await openedShop();
    const { id } = await place('Novaya Optika Trading', 'SO-1');
    nextDay();
    await listNow([listed('Novaya Optika Trading')], world);
    expect(await showOrder('SO-1', world)).toMatchObject({ action: 'release' });
    const found = await reconcileRecords(day, world);
    expect(found.unsealed).toEqual([`${id}/DECISION`]);
    expect(await showOrder('SO-1', world)).toMatchObject({ action: 'hold' });
    expect((await finishPending(world)).value.size).toBeGreaterThan(0);
    expect(await reconcileRecords(day, world)).toMatchObject({ unsealed: [], missed: [], missing: [], changed: [] });
  });
});
