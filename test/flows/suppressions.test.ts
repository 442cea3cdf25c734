import { describe, expect, test } from 'vitest';
import { screenOrder } from '../../shared/flows/screen-order.ts';
import { addSuppression, listSuppressions } from '../../shared/flows/suppressions.ts';
import type { WatchWorld } from '../../shared/flows/world.ts';
import type { Order } from '../../shared/model/order.ts';
import { defaultRuleset } from '../../shared/rules/default-ruleset.ts';
import { ordinaryOrder } from '../fixtures/ordinary-record.ts';
import { listed, listNow, openShop, publishRule, shopWorld } from './shop-world.ts';

const dayMs = 24 * 3_600_000;
const plant = listed('Kalmetsk Instrument Plant');
const parties = [{ ...ordinaryOrder.parties[0]!, name: 'Kalmetsk Instrument Plant' }];
let orders = 0;

async function decide(world: WatchWorld, change: Partial<Order> = {}) {
  const order = { ...ordinaryOrder, reference: `S-${orders++}`, parties, ...change };
  const answer = await screenOrder({ order, caller: 'shop', idempotencyKey: null, bodyDigest: order.reference }, world);
  if (!answer.ok) throw new Error(answer.trouble.message);
  return answer.value.decision;
}

async function dismissed(days = 90) {
  const shop = shopWorld();
  await openShop(shop.world, [plant]);
  const held = await decide(shop.world);
  const finding = held.findings.find(({ match }) => match)!;
  const expiresAt = new Date(shop.clock.now().getTime() + days * dayMs).toISOString();
  const about = { decisionId: held.id, findingId: finding.id, reason: 'another plant', evidence: 'file 7', expiresAt };
  const made = await addSuppression(about, 'anna', shop.world);
  if (!made.ok) throw new Error(made.trouble.message);
  return { ...shop, held, finding, suppression: made.value };
}

/** The lists are verified again, as the schedule would have done. */
async function on(days: number, { world, clock }: Awaited<ReturnType<typeof dismissed>>, entries = [plant]) {
  clock.forward(days * dayMs);
  await openShop(world, entries);
}

describe('a suppression', () => {
  test('lets exactly that party pass that entry', async () => {
    const { world, suppression, finding } = await dismissed();
    expect(suppression).toMatchObject({
      entryId: plant.id,
      entryHash: finding.match!.entry.hash,
      author: 'anna',
      evidence: 'file 7',
    });
    expect((await decide(world)).action).toBe('release');
    expect((await decide(world, { parties: [{ ...parties[0]!, dateOfBirth: '1970' }] })).action).toBe('hold');
    expect((await decide(world, { parties: [{ ...parties[0]!, name: 'Kalmetsk Instrument Plant JSC' }] })).action).toBe('hold');
  });

  test('is named in the circumstances of the decision it changed, so that a replay gives it again', async () => {
    const { world, suppression } = await dismissed();
    const { id } = await decide(world);
    const record = await world.decisions.get(id);
    expect(record?.circumstances.suppressions).toMatchObject([{ id: suppression.id, entryId: plant.id }]);
  });

  test('says nothing after its day', async () => {
    const shop = await dismissed(30);
    await on(29, shop);
    expect((await decide(shop.world)).action).toBe('release');
    await on(2, shop);
    expect((await decide(shop.world)).action).toBe('hold');
  });

  test('says nothing when the entry changes, by whatever field', async () => {
    for (const changed of [
      { ...plant, names: [...plant.names, { ...plant.names[0]!, value: 'KIP Holding', strength: 'strong' as const }] },
      { ...plant, programs: ['NEW'] },
      { ...plant, addresses: [{ lines: ['1 New Road'], city: 'Kalmetsk', region: null, postalCode: null, country: 'RU' }] },
    ]) {
      const { world } = await dismissed();
      await listNow([changed], world);
      await world.knowledge.poll();
      expect((await decide(world)).action).toBe('hold');
    }
  });

  test('says nothing when the rules about matches change, and goes on when others do', async () => {
    const rule = (id: string, each: 'order' | 'finding', when: string) => ({
      id,
      title: id,
      from: null,
      to: null,
      each,
      when,
      then: { outcome: 'review' as const, action: null, message: 'm' },
      citation: null,
      tests: [],
    });
    const first = await dismissed();
    await publishRule(rule('limit', 'order', 'order.totals.exists(c, order.totals[c] > 900000)'), first.world);
    await first.world.knowledge.poll();
    expect((await decide(first.world)).action).toBe('release');
    const second = await dismissed();
    await publishRule(rule('medium', 'finding', 'finding.band == "medium"'), second.world);
    await second.world.knowledge.poll();
    expect((await decide(second.world)).action).toBe('hold');
  });

  test('cannot be made of thin air, for longer than the policy allows, or of something that is no match', async () => {
    const { world, held } = await dismissed();
    const about = { decisionId: held.id, findingId: 'f1', reason: 'r', evidence: 'e', expiresAt: null };
    const code = async (change: object) => {
      const made = await addSuppression({ ...about, ...change }, 'anna', world);
      return made.ok ? 'ok' : made.trouble.code;
    };
    expect(await code({ decisionId: 'dec_none' })).toBe('not_found');
    expect(await code({ findingId: 'f99' })).toBe('not_found');
    expect(await code({ expiresAt: '2031-01-01T00:00:00.000Z' })).toBe('invalid_request');
    expect(await code({ expiresAt: '2020-01-01T00:00:00.000Z' })).toBe('invalid_request');
    const unmatched = held.findings.find(({ match }) => !match)!;
    expect(await code({ findingId: unmatched.id })).toBe('invalid_request');
  });

  test('is not made of an equal identifier: two persons do not share a passport', async () => {
    const { world } = shopWorld();
    const identifiers = [{ type: 'passport', value: 'ZX4419027', country: 'TR' }];
    await openShop(world, [listed('Orvelio Tankasarin', { effect: 'blocking', type: 'person', identifiers })]);
    const refused = await decide(world, { parties: [{ ...ordinaryOrder.parties[1]!, identifiers }] });
    expect(refused.action).toBe('refuse');
    const { id: findingId } = refused.findings.find(({ hard, match }) => hard && match)!;
    const about = { decisionId: refused.id, findingId, reason: 'r', evidence: 'e', expiresAt: null };
    expect(await addSuppression(about, 'anna', world)).toMatchObject({ ok: false, trouble: { at: '/finding' } });
  });

  test('is left to a review where the policy asks for two persons', async () => {
    const { world, held, finding } = await dismissed();
    const ruleset = { ...defaultRuleset(), id: 'rs_two_persons', settings: { fourEyes: true } };
    await world.policy.put('RULESET', ruleset.id, { ruleset, events: [] }, null);
    await world.policy.put('RULESET_POINTER', 'CURRENT', { current: ruleset.id, moves: [] }, null);
    const about = { decisionId: held.id, findingId: finding.id, reason: 'r', evidence: 'e', expiresAt: null };
    expect(await addSuppression(about, 'anna', world)).toMatchObject({ ok: false, trouble: { code: 'forbidden' } });
  });

  test('is listed page by page, each once', async () => {
    const { world } = await dismissed();
    for (const city of ['Aalen', 'Ulm', 'Jena', 'Kiel', 'Bonn']) {
      const held = await decide(world, { parties: [{ ...parties[0]!, address: { ...parties[0]!.address!, city } }] });
      const findingId = held.findings.find(({ match }) => match)!.id;
      await addSuppression({ decisionId: held.id, findingId, reason: 'r', evidence: 'e', expiresAt: null }, 'anna', world);
    }
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const page = await listSuppressions(2, after, world);
      seen.push(...page.data.map(({ id }) => id));
      after = page.next;
      if (after === null) break;
    }
    expect([seen.length, new Set(seen).size]).toEqual([6, 6]);
  });
});
