import { describe, expect, test } from 'vitest';
import { deleteExpired, retentionPolicy } from '../../shared/flows/delete-expired.ts';
import { deleteKnowledge } from '../../shared/flows/delete-knowledge.ts';
import { holdOrder, liftHold, listDeletions } from '../../shared/flows/privacy.ts';
import { replayDecision } from '../../shared/flows/replay-decision.ts';
import { findRuleset } from '../../shared/flows/rulesets.ts';
import { screenOrder } from '../../shared/flows/screen-order.ts';
import type { WatchWorld } from '../../shared/flows/world.ts';
import { defaultRuleset } from '../../shared/rules/default-ruleset.ts';
import { ordinaryOrder } from '../fixtures/ordinary-record.ts';
import { listed, listNow, openShop, placeOrder, publishRule, shopWorld } from './shop-world.ts';

const dayMs = 86_400_000;
const tenYears = 3_660;

/** The daily job, as it runs. */
async function run(world: WatchWorld) {
  await deleteExpired(world);
  return deleteKnowledge(await retentionPolicy(world), world);
}

/** A shop whose job has run once, so that silence counts from then on, with an edition nobody used and one that decided an order. */
async function shop() {
  const rig = shopWorld();
  const { world, clock } = rig;
  await run(world);
  clock.forward(1000);
  await openShop(world, [listed('Unused Listing Works')]);
  const unused = (await world.sources.pointer())!.editionId;
  clock.forward(60_000);
  const used = (await listNow([listed('Second Listing Works')], world)).id;
  await world.knowledge.poll();
  const decision = await placeOrder({ ...ordinaryOrder, reference: 'KN-1' }, world);
  clock.forward(60_000);
  const current = (await listNow([listed('Third Listing Works')], world)).id;
  await world.knowledge.poll();
  return { ...rig, unused, used, current, decision };
}
const failed = () => Promise.reject(new Error('the table is away'));
const kept = async (world: WatchWorld) => (await world.sources.editions()).map(({ id }) => id);

describe('knowledge', () => {
  test('that no decision pins goes a month after it was replaced, with its artefacts and a record; what is pinned or in force stays', async () => {
    const { world, clock, objects, unused, used, current, decision } = await shop();
    const edition = (await world.sources.edition(unused))!;
    clock.forward(29 * dayMs);
    expect(await run(world)).toBeNull();
    clock.forward(2 * dayMs);
    const record = await run(world);
    expect(record?.knowledge).toContainEqual({ kind: 'edition', id: unused });
    expect(record?.knowledge).toContainEqual({ kind: 'artefact', id: edition.indexKey });
    expect((await listDeletions(10, null, world)).data[0]?.knowledge).toEqual(record?.knowledge);
    expect(await kept(world)).toEqual([used, current]);
    expect([await objects.has(edition.indexKey), await objects.has(edition.sources['us-csl']!.key)]).toEqual([false, false]);
    expect(await replayDecision(decision.id, 'pinned', world)).toMatchObject({ ok: true, value: { differences: [] } });
    expect(await replayDecision(decision.id, 'current', world)).toMatchObject({ ok: true });
    expect(await run(world)).toBeNull();
  });

  test('that a decision pins stays even when the note of it failed', async () => {
    const { world, clock } = shopWorld();
    await run(world);
    clock.forward(1000);
    await openShop(world, [listed('Unnoted Listing Works')]);
    const pinned = (await world.sources.pointer())!.editionId;
    const put = world.policy.put.bind(world.policy);
    const policy = { ...world.policy, put: (...all: Parameters<typeof put>) => (all[0] === 'PIN' ? failed() : put(...all)) };
    const decision = await placeOrder({ ...ordinaryOrder, reference: 'KN-9' }, { ...world, policy });
    expect([decision.action, (await world.policy.list('PIN', { limit: 9 })).length]).toEqual(['release', 0]);
    clock.forward(60_000);
    await listNow([listed('Second Listing Works')], world);
    clock.forward(60 * dayMs);
    expect(await run(world)).toBeNull();
    expect(await kept(world)).toContain(pinned);
  });

  test('of an instant whose edition is gone is not replaced by what was known before it', async () => {
    const { world, clock, unused } = await shop();
    const during = (await world.sources.edition(unused))!.createdAt;
    clock.forward(31 * dayMs);
    await run(world);
    const order = { ...ordinaryOrder, reference: 'KN-2', asOf: during };
    const answer = await screenOrder({ order, caller: 'shop', idempotencyKey: null, bodyDigest: 'x' }, world);
    expect(answer).toMatchObject({ ok: false, trouble: { code: 'not_found', at: '/asOf' } });
  });

  test('of a decision goes after the decision, and stays as long as a hold keeps the decision', async () => {
    const { world, clock, used, current } = await shop();
    await holdOrder({ reference: 'KN-1', reason: 'subpoena', by: 'counsel', at: clock.now().toISOString() }, world);
    for (let day = 0; day < tenYears; day += 30) {
      clock.forward(30 * dayMs);
      await run(world);
    }
    expect(await kept(world)).toEqual([used, current]);
    await liftHold('KN-1', world);
    await run(world);
    expect(await kept(world)).toEqual([current]);
    expect(await world.policy.list('PIN', { limit: 9 })).toEqual([]);
  });

  test('older than the notes of what is pinned is left alone', async () => {
    const { world, clock } = shopWorld();
    await openShop(world, [listed('Unused Listing Works')]);
    const unnoted = (await world.sources.pointer())!.editionId;
    clock.forward(1000);
    await listNow([listed('Second Listing Works')], world);
    await run(world);
    clock.forward(400 * dayMs);
    await run(world);
    expect(await kept(world)).toContain(unnoted);
  });
});

describe('a ruleset', () => {
  test('of this release is kept as soon as a decision pins it', async () => {
    const { world } = shopWorld();
    await openShop(world);
    expect(await findRuleset(defaultRuleset().id, world)).toBeNull();
    await placeOrder({ ...ordinaryOrder, reference: 'KN-3' }, world);
    expect((await findRuleset(defaultRuleset().id, world))?.value.ruleset.rules.length).toBeGreaterThan(3);
  });

  test('that was in force is kept with its decisions and goes after them; what rollback would restore stays', async () => {
    const { world, clock } = await shop();
    const rule = (id: string) => ({
      id,
      title: id,
      from: null,
      to: null,
      each: 'order' as const,
      when: 'destination.country == "XX"',
      then: { outcome: 'review' as const, action: null, message: 'm' },
      citation: null,
      tests: [],
    });
    const ids: string[] = [];
    for (const id of ['first', 'second', 'third', 'fourth']) {
      clock.forward(60_000);
      await publishRule(rule(id), world);
      await world.knowledge.poll();
      ids.push((await world.knowledge.current())!.ruleset.id);
      if (id === 'first') await placeOrder({ ...ordinaryOrder, reference: 'KN-4' }, world);
    }
    const standing = () => Promise.all(ids.map(async (id) => (await findRuleset(id, world)) !== null));
    clock.forward(400 * dayMs);
    await run(world);
    expect(await standing()).toEqual([true, true, true, true]);
    for (let day = 0; day < tenYears; day += 60) {
      clock.forward(60 * dayMs);
      await run(world);
    }
    expect(await standing()).toEqual([false, false, false, true]);
  });
});
