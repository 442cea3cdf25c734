import { describe, expect, test } from 'vitest';
import { backtestDraft, checkDraft, draftRuleset, publishRuleset } from '../../shared/flows/ruleset-life.ts';
import type { WatchWorld } from '../../shared/flows/world.ts';
import type { BacktestReport } from '../../shared/model/rule.ts';
import { defaultRuleset } from '../../shared/rules/default-ruleset.ts';
import { ordinaryOrder } from '../fixtures/ordinary-record.ts';
import { openShop, placeOrder, shopWorld } from './shop-world.ts';

const orders = 30;
const { id: _id, version: _version, ...policy } = defaultRuleset();
const everything = { id: 'everything', when: 'true', then: { outcome: 'review', message: 'm' } };

/** A shop with thirty orders, a checked draft that would hold them all, and a stopwatch on which every look takes a millisecond. */
async function shop(rules: object[] = [everything]) {
  const rig = shopWorld();
  await openShop(rig.world);
  for (let n = 0; n < orders; n++) {
    rig.clock.forward(60_000);
    await placeOrder({ ...ordinaryOrder, reference: `BT-${n}` }, rig.world);
  }
  rig.clock.forward(60_000);
  let ticks = 0;
  const world: WatchWorld = { ...rig.world, clock: { ...rig.clock, elapsed: () => ++ticks } };
  const drafted = await draftRuleset({ ...policy, title: 'Draft', rules: [...policy.rules, ...rules] }, 'author', world);
  if (!drafted.ok) throw new Error(JSON.stringify(drafted.faults));
  const { id } = drafted.view.record.ruleset;
  await checkDraft(id, { by: 'author', version: null }, world);
  return { ...rig, world, id };
}

async function run(id: string, world: WatchWorld, budgetMs: number | null, days: number | null = null): Promise<BacktestReport> {
  const tested = await backtestDraft(id, { by: 'author', days, budgetMs, version: null }, world);
  if (!tested.ok) throw new Error(tested.trouble.message);
  return tested.value.record.backtest!;
}
const publish = (id: string, world: WatchWorld) =>
  publishRuleset({ id, by: 'another', version: null, confirmLostMatches: false }, world);

describe('a backtest', () => {
  test('says how far it came, goes on from there, and ends with what one long run would have said', async () => {
    const { world, id } = await shop();
    let report = await run(id, world, 8);
    expect([report.complete, report.total]).toEqual([false, orders]);
    expect(report.covered).toBeGreaterThan(0);
    expect(report.covered).toBeLessThan(orders);
    expect(await publish(id, world)).toMatchObject({
      ok: false,
      trouble: { code: 'conflict', message: expect.stringContaining(`covered ${report.covered} of ${orders} orders`) },
    });
    const seen = [report.covered];
    for (let call = 0; !report.complete && call < 50; call++) {
      report = await run(id, world, 8);
      seen.push(report.covered);
    }
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect([report.complete, report.covered, report.examined, report.stricter]).toEqual([true, orders, orders, orders]);
    expect(new Set(report.changed.map(({ decisionId }) => decisionId)).size).toBe(orders);
    const whole = await run(id, world, null);
    expect({ ...whole, at: '', changed: whole.changed.length }).toEqual({ ...report, at: '', changed: report.changed.length });
    expect(await publish(id, world)).toMatchObject({ ok: true });
  });

  test('begins anew over another window, or when another ruleset has come into force', async () => {
    const { world, id } = await shop();
    const part = await run(id, world, 8);
    expect((await run(id, world, 8, 7)).days).toBe(7);
    const again = await run(id, world, 8);
    expect([again.at, again.covered]).toEqual([part.at, part.covered]);
  });

  test('says which orders it could not judge because their knowledge is gone', async () => {
    const { world, id } = await shop();
    const knowledge = { ...world.knowledge, pinned: async () => null };
    const report = await run(id, { ...world, knowledge }, null);
    expect([report.complete, report.covered, report.examined, report.skipped]).toEqual([true, orders, 0, orders]);
  });
});
