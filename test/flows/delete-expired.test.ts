import { describe, expect, test } from 'vitest';
import { deleteExpired } from '../../shared/flows/delete-expired.ts';
import { holdOrder, liftHold, listDeletions, requestErasure, showErasure } from '../../shared/flows/privacy.ts';
import { reviewDecision } from '../../shared/flows/review-decision.ts';
import { screenOrder } from '../../shared/flows/screen-order.ts';
import type { WatchWorld } from '../../shared/flows/world.ts';
import type { Order } from '../../shared/model/order.ts';
import { ordinaryOrder } from '../fixtures/ordinary-record.ts';
import { listed, openShop, shopWorld } from './shop-world.ts';

const dayMs = 24 * 3_600_000;
const tenYears = 3_653;
const caller = { id: 'privacy officer', reach: 'all' } as const;

async function decide(reference: string, world: WatchWorld, change: Partial<Order> = {}) {
  const order = { ...ordinaryOrder, reference, ...change };
  const answer = await screenOrder({ order, caller: 'shop', idempotencyKey: null, bodyDigest: reference }, world);
  if (!answer.ok) throw new Error(answer.trouble.message);
  return answer.value.decision;
}
const isKept = async (id: string, world: WatchWorld) => (await world.decisions.get(id)) !== null;

/** A run of the job on each of the next days. */
async function pass(days: number, { world, clock }: ReturnType<typeof shopWorld>, everyDays = 30) {
  for (let day = 0; day < days; day += everyDays) {
    clock.forward(Math.min(everyDays, days - day) * dayMs);
    await deleteExpired(world);
  }
}

describe('what is kept, and until when', () => {
  test('an order ten years; an abandoned clear cart ninety days; a cart that became an order as long as the order', async () => {
    const shop = shopWorld();
    const { world } = shop;
    await openShop(world);
    const abandoned = await decide('CART-1', world, { stage: 'cart' });
    const followed = await decide('CART-2', world, { stage: 'cart' });
    const order = await decide('CART-2', world);
    await pass(89, shop);
    expect(await isKept(abandoned.id, world)).toBe(true);
    await pass(2, shop);
    expect([await isKept(abandoned.id, world), await isKept(followed.id, world), await isKept(order.id, world)]).toEqual([
      false,
      true,
      true,
    ]);
    await pass(tenYears - 93, shop);
    expect(await isKept(order.id, world)).toBe(true);
    await pass(40, shop);
    expect([await isKept(followed.id, world), await isKept(order.id, world)]).toEqual([false, false]);
  });

  test('a deletion leaves a record that names the decision and its digest, and nothing it said', async () => {
    const shop = shopWorld();
    await openShop(shop.world);
    const { id, digest } = await decide('SO-1', shop.world);
    await pass(tenYears + 31, shop);
    const [record] = (await listDeletions(10, null, shop.world)).data;
    expect(record?.deleted).toMatchObject([{ decisionId: id, digest }]);
    expect(JSON.stringify(record)).not.toMatch(/Kocherwerk|SO-1"/);
    expect(await shop.world.decisions.events(id)).toEqual([]);
  });

  test('a legal hold outlasts the period, and what it kept goes when it is lifted', async () => {
    const shop = shopWorld();
    const { world, clock } = shop;
    await openShop(world);
    const { id } = await decide('SO-2', world);
    await holdOrder({ reference: 'SO-2', reason: 'subpoena', by: caller.id, at: clock.now().toISOString() }, world);
    await pass(tenYears + 31, shop);
    expect(await isKept(id, world)).toBe(true);
    expect((await listDeletions(1, null, world)).data[0]).toMatchObject({ deleted: [], kept: 1 });
    expect(await liftHold('SO-2', world)).toMatchObject({ ok: true });
    expect(await isKept(id, world)).toBe(false);
    expect(await liftHold('SO-2', world)).toMatchObject({ ok: false, trouble: { code: 'not_found' } });
  });

  test('an open review outlasts it too', async () => {
    const shop = shopWorld();
    const { world } = shop;
    await openShop(world, [listed('Kalmetsk Instrument Plant')]);
    const held = await decide('SO-3', world, { parties: [{ ...ordinaryOrder.parties[0]!, name: 'Kalmetsk Instrument Plant' }] });
    expect(held.review?.state).toBe('open');
    await pass(tenYears + 31, shop);
    expect(await isKept(held.id, world)).toBe(true);
    const resolution = { verdict: 'true_match', reason: 'r', note: 'n', rememberUntil: null, license: null } as const;
    const closed = await reviewDecision({ id: held.review!.id, caller, version: null }, { do: 'resolve', resolution }, world);
    expect(closed).toMatchObject({ ok: true, value: { state: 'closed' } });
  });

  test.each([1, 400, 1500])('what runs missed for %i days left out is caught up by the next ones, oldest first', async (days) => {
    const shop = shopWorld();
    await openShop(shop.world);
    const { id } = await decide('CART-3', shop.world, { stage: 'cart' });
    shop.clock.forward(days * dayMs);
    await pass(120 + days, shop, 60);
    expect(await isKept(id, shop.world)).toBe(false);
  });
});

describe('a request to be forgotten', () => {
  test('is answered with the day until which a legal duty restricts it, and is done after that day', async () => {
    const shop = shopWorld();
    const { world } = shop;
    await openShop(world);
    await decide('SO-4', world);
    const requested = await requestErasure('SO-4', caller.id, world);
    if (!requested.ok) throw new Error(requested.trouble.message);
    expect(requested.value).toMatchObject({ state: 'restricted', restrictedUntil: '2036-11-24T09:00:00.000Z' });
    expect(requested.value.basis).toContain('501.601');
    await pass(tenYears + 31, shop);
    expect(await showErasure(requested.value.id, world)).toMatchObject({
      ok: true,
      value: { state: 'erased', restrictedUntil: null },
    });
    expect(await requestErasure('SO-4', caller.id, world)).toMatchObject({ ok: false, trouble: { code: 'not_found' } });
  });
});
