import { describe, expect, it } from 'vitest';
import { followDecisions } from '../../shared/flows/follow-decisions.ts';
import { followTold } from '../../shared/flows/follow-told.ts';
import type { RecordKey, WatchWorld } from '../../shared/flows/world.ts';
import { type OrderWish, orderTo } from './order-fixture.ts';
import { listed, openShop, placeOrder, shopWorld } from './shop-world.ts';

const name = 'Zarvanian Turbine Works';
const phone = '+49 40 5550123';

/** Two processes over the same tables: what one keeps in mind the other does not know. */
async function twoProcesses() {
  const rig = shopWorld();
  await openShop(rig.world, [listed(name)]);
  const other: WatchWorld = { ...rig.world, documents: { ...rig.world.documents } };
  const place = async (who: string, wish: OrderWish & { phone?: string }, world: WatchWorld) => {
    rig.clock.forward(1);
    const order = orderTo(who, wish);
    const parties = [{ ...order.parties[0]!, phone: wish.phone ?? null }];
    const decision = await placeOrder({ ...order, parties }, world);
    return { ...decision, key: { decisionId: decision.id, part: 'DECISION', at: decision.createdAt } satisfies RecordKey };
  };
  const replaced = async (id: string) => (await rig.world.decisions.events(id)).map(({ type, detail }) => [type, detail.action]);
  return { ...rig, other, place, replaced };
}

const superseded = [['superseded', 'hold']];

describe('an attempt under another name right after one that was held', () => {
  it('is held by the process that held the first, and at once by another when it is written down', async () => {
    const { world, other, place } = await twoProcesses();
    await place(name, { reference: 'SO-1', street: 'Mill Lane 9' }, world);
    expect((await place('Zarwanyan Goods', { reference: 'SO-2', street: 'Mill Lane 9' }, world)).action).toBe('hold');
    await followDecisions(other);
    expect((await place('Zarwanian Goods', { reference: 'SO-3', street: 'Mill Lane 9' }, other)).action).toBe('hold');
  });

  it('is released at another process that cannot know yet, and held when the watch looks again', async () => {
    const { world, other, place, replaced } = await twoProcesses();
    await place(name, { reference: 'SO-1', street: 'Mill Lane 9' }, world);
    const second = await place('Zarwanyan Goods', { reference: 'SO-2', street: 'Mill Lane 9' }, other);
    expect(second.action).toBe('release');
    await followDecisions(other);
    expect(await replaced(second.id)).toEqual(superseded);
  });

  it('is held when only the second was told of, and the first waits for another follower', async () => {
    const { world, other, place, replaced } = await twoProcesses();
    await place(name, { reference: 'SO-1', street: 'Mill Lane 9' }, world);
    const second = await place('Zarwanyan Goods', { reference: 'SO-2', street: 'Mill Lane 9' }, other);
    await followTold([second.key], other);
    expect(await replaced(second.id)).toEqual(superseded);
  });

  it('meets by the watch what it has in common beyond number, address and e-mail', async () => {
    const { world, clock, place, replaced } = await twoProcesses();
    await place(name, { reference: 'SO-1', email: 'a@turbine.test', phone }, world);
    await followDecisions(world);
    clock.forward(61_000); // no longer in mind
    const wish = { reference: 'SO-2', street: 'Elm Road 77', email: 'b@garden.test', phone };
    const second = await place('Happy Garden Tools', wish, world);
    expect(second.action).toBe('release');
    await followDecisions(world);
    expect(await replaced(second.id)).toEqual(superseded);
  });
});

describe('many orders of one moment', () => {
  it('are remembered in one write for each thing they have in common', async () => {
    const { world, tables, place } = await twoProcesses();
    for (let n = 0; n < 20; n++) await place('Vega Optics', { reference: `SO-${n}` }, world);
    await followDecisions(world);
    const kept = tables.journal.all().filter(({ pk }) => pk === 'HISTORY');
    expect(kept.map(({ revision }) => revision)).toEqual([1]);
    expect(Buffer.byteLength(kept[0]!.z as Uint8Array)).toBeLessThan(1_000);
  });
});

describe('a process that looked over the whole overlap a moment ago', () => {
  it('finds what is new, and leaves what turns up late with an older time to its next wide look', async () => {
    const { world, clock, place } = await twoProcesses();
    await place('Vega Optics', { reference: 'SO-1' }, world);
    expect(await followDecisions(world)).toBe(1);
    const slow = { ...world, clock: { ...clock, now: () => new Date(clock.now().getTime() - 240_000) } };
    await placeOrder(orderTo('Vega Optics', { reference: 'SO-2' }), slow);
    await place('Vega Optics', { reference: 'SO-3' }, world);
    expect(await followDecisions(world, undefined, true)).toBe(1);
    expect(await followDecisions(world)).toBe(1);
    expect(await followDecisions(world)).toBe(0);
  });
});
