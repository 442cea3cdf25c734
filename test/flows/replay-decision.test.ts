import { describe, expect, test } from 'vitest';
import { knowledgeCache } from '../../shared/flows/knowledge-cache.ts';
import { replayDecision } from '../../shared/flows/replay-decision.ts';
import { screenOrder } from '../../shared/flows/screen-order.ts';
import type { ListEntry } from '../../shared/model/list-entry.ts';
import type { Order } from '../../shared/model/order.ts';
import { ordinaryOrder } from '../fixtures/ordinary-record.ts';
import { random } from '../store/fault-layer.ts';
import { listed, listNow, openShop, shopWorld } from './shop-world.ts';

const draws = Number(process.env.REPLAY_DRAWS ?? 10_000);

const entries: ListEntry[] = [
  'Zarvanian Turbine Works',
  'Orvelio Tankasarin',
  'Northern Basalt Shipping Company',
  'Institute of Applied Vortex Research',
  'Kalmetsk Instrument Plant JSC',
  'Tolvane Marine Trading LLC',
].map((name) => listed(name));

const pick = <T>(next: () => number, all: readonly T[]): T => all[Math.floor(next() * all.length)]!;
const names = [
  'Zarvanian Turbin Works',
  'Tankasarin Orvelio',
  'Basalt Shipping Co.',
  'Kalmetsk Instruments',
  'Maria Garcia',
  'Elbufer GmbH',
  'c/o Tolvane Marine',
  '.',
];
const countries = ['DE', 'CN', 'RU', 'IR', 'AE', 'UA', 'US', 'XX', 'TR', 'IN'];
const codes = ['EAR99', '5A002.a', '3A090.a', '6A003.b.4.a', null, '9Z999', '4A994', '2B352'];
const cities = ['Hamburg', 'Yalta, Crimea', 'Shenzhen', null];

/** Any order: listed, nearly listed or ordinary parties, anywhere, with any item. */
function anyOrder(next: () => number, number: number): Order {
  const [buyer, consignee] = ordinaryOrder.parties;
  const country = pick(next, countries);
  const city = pick(next, cities);
  const amount = (next() * 100_000).toFixed(2);
  const classification = { ...ordinaryOrder.items[0]!.classification, us: pick(next, codes), eu: null };
  return {
    ...ordinaryOrder,
    reference: `RP-${number}`,
    destination: { country, region: null, city, postalCode: null },
    parties: [
      { ...buyer!, name: pick(next, names), address: { ...buyer!.address!, country, city } },
      { ...consignee!, name: pick(next, names), dateOfBirth: pick(next, [null, '1961', '1975-02-03']) },
    ],
    items: [
      {
        ...ordinaryOrder.items[0]!,
        classification,
        quantity: 1 + Math.floor(next() * 900),
        unitValue: { amount, currency: 'USD' },
      },
    ],
    endUse: { statement: null, flags: { military: pick(next, [true, false, null]) } },
    signals: { ...ordinaryOrder.signals, ipCountry: pick(next, countries) },
  };
}

describe('replay', () => {
  test('gives ten thousand random decisions again, byte for byte, with the knowledge they pin', async () => {
    const { world, clock } = shopWorld();
    const next = random(20_261_124);
    await openShop(world, entries.slice(0, 3));
    const ids: string[] = [];
    for (let number = 0; number < draws; number++) {
      if (number === draws / 2) {
        clock.forward(3_600_000);
        await listNow(entries, world);
        await world.knowledge.poll();
      }
      const request = { order: anyOrder(next, number), caller: 'shop', idempotencyKey: null, bodyDigest: String(number) };
      const answer = await screenOrder(request, world);
      if (answer.ok) ids.push(answer.value.decision.id);
    }
    expect(ids).toHaveLength(draws);
    // Another process, years later: everything is loaded again from what was kept.
    world.knowledge = knowledgeCache(world, 15_000, '0.1.0');
    await world.knowledge.poll();
    const outcomes = new Set<string>();
    for (const id of ids) {
      const replayed = await replayDecision(id, 'pinned', world);
      if (!replayed.ok) throw new Error(replayed.trouble.message);
      const { record, judgement, differences } = replayed.value;
      if (differences.length > 0) expect(differences, id).toEqual([]);
      const identical = JSON.stringify(judgement.findings) === JSON.stringify(record.decision.findings);
      if (!identical) expect(judgement.findings, id).toEqual(record.decision.findings);
      outcomes.add(`${judgement.outcome} ${judgement.action}`);
    }
    expect(outcomes.size).toBeGreaterThanOrEqual(3); // the draw met more than one kind of answer
  }, 300_000);

  test('with current knowledge shows what a new listing changes, and stores nothing', async () => {
    const { world, tables } = shopWorld();
    await openShop(world);
    const parties = [{ ...ordinaryOrder.parties[0]!, name: 'Kalmetsk Instrument Plant' }];
    const order = { ...ordinaryOrder, parties };
    const answer = await screenOrder({ order, caller: 'shop', idempotencyKey: null, bodyDigest: 'b' }, world);
    if (!answer.ok) throw new Error(answer.trouble.message);
    await listNow(entries, world);
    await world.knowledge.poll();
    const before = tables.decisions.all().length;
    const replayed = await replayDecision(answer.value.decision.id, 'current', world);
    if (!replayed.ok) throw new Error(replayed.trouble.message);
    expect(replayed.value.differences.map(({ what }) => what)).toEqual(expect.arrayContaining(['outcome', 'action', 'findings']));
    expect(tables.decisions.all()).toHaveLength(before);
  });

  test('of a decision nobody made, or whose knowledge is gone, says so', async () => {
    const { world } = shopWorld();
    await openShop(world);
    expect(await replayDecision('dec_none', 'pinned', world)).toMatchObject({ ok: false, trouble: { code: 'not_found' } });
  });
});

describe('the knowledge of a past instant', () => {
  test('clears an order whose consignee was listed only today, as a simulation that releases nothing', async () => {
    const { world, clock } = shopWorld();
    await openShop(world);
    const yesterday = clock.now().toISOString();
    clock.forward(24 * 3_600_000);
    await openShop(world);
    await listNow(entries, world);
    await world.knowledge.poll();
    const parties = [{ ...ordinaryOrder.parties[0]!, name: 'Kalmetsk Instrument Plant JSC' }];
    const judge = async (asOf: string | null) => {
      const order = { ...ordinaryOrder, parties, asOf };
      const answer = await screenOrder({ order, caller: 'shop', idempotencyKey: null, bodyDigest: `${asOf}` }, world);
      if (!answer.ok) throw new Error(answer.trouble.message);
      return answer.value.decision;
    };
    const today = await judge(null);
    expect([today.outcome, today.action]).toEqual(['review', 'hold']);
    const then = await judge(yesterday);
    expect([then.outcome, then.simulated, then.effective.action, then.review]).toEqual(['clear', true, 'hold', null]);
    expect(await world.decisions.get(then.id)).toBeNull();
    const before = await judge('2020-01-01T00:00:00.000Z');
    expect([before.outcome, before.complete, before.gaps[0]?.code]).toEqual(['review', false, 'list_later']);
  });
});
