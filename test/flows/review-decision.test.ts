import { describe, expect, test } from 'vitest';
import { effectiveOf } from '../../shared/decisions/effective-of.ts';
import { listReviews } from '../../shared/flows/list-reviews.ts';
import { findReview, reviewDecision } from '../../shared/flows/review-decision.ts';
import { screenOrder } from '../../shared/flows/screen-order.ts';
import { listSuppressions } from '../../shared/flows/suppressions.ts';
import type { World } from '../../shared/flows/world.ts';
import { ordinaryOrder } from '../fixtures/ordinary-record.ts';
import { listed, openShop, shopWorld } from './shop-world.ts';

const caller = { id: 'anna', reach: 'all' } as const;
const parties = [{ ...ordinaryOrder.parties[0]!, name: 'Kalmetsk Instrument Plant' }];
const resolution = {
  verdict: 'false_positive',
  reason: 'other',
  note: 'n',
  rememberUntil: '2027-01-01T00:00:00.000Z',
  license: null,
} as const;
const all = { state: null, limit: 50, after: null } as const;

async function held(reference: string, world: World) {
  const order = { ...ordinaryOrder, reference, parties };
  const answer = await screenOrder({ order, caller: 'shop', idempotencyKey: null, bodyDigest: reference }, world);
  if (!answer.ok) throw new Error(answer.trouble.message);
  return answer.value.decision;
}

async function shop() {
  const rig = shopWorld();
  await openShop(rig.world, [listed('Kalmetsk Instrument Plant')]);
  return rig;
}

/** The ports, with one of their calls failing from now on. */
function broken<P extends 'decisions' | 'reviews' | 'policy'>(world: World, port: P, call: keyof World[P]): World {
  const fail = async () => {
    throw new Error('the process died here');
  };
  return { ...world, [port]: { ...world[port], [call]: fail } };
}

describe('closing a review', () => {
  test('that dies at any step is finished by whoever looks next', async () => {
    for (const [port, call] of [
      ['decisions', 'addEvent'],
      ['policy', 'put'],
      ['reviews', 'archive'],
    ] as const) {
      const { world } = await shop();
      const { id, review } = await held('RD-1', world);
      const dying = broken(world, port, call as never);
      const request = { id: review!.id, caller, version: null };
      await expect(reviewDecision(request, { do: 'resolve', resolution }, dying), call).rejects.toThrow('died');
      expect((await listReviews(all, caller, world)).data, call).toEqual([]);
      const events = await world.decisions.events(id);
      expect(
        events.filter(({ type }) => type === 'review.closed'),
        call,
      ).toHaveLength(1);
      const record = await world.decisions.get(id);
      expect(effectiveOf(record!.decision, events).action, call).toBe('release');
      expect((await listSuppressions(10, null, world)).data, call).toHaveLength(1);
      expect((await findReview(review!.id, world))?.review.state, call).toBe('closed');
    }
  });

  test('by two people at once succeeds for one of them', async () => {
    const { world } = await shop();
    const { id, review } = await held('RD-2', world);
    const close = (by: string) =>
      reviewDecision({ id: review!.id, caller: { ...caller, id: by }, version: 1 }, { do: 'resolve', resolution }, world);
    const results = await Promise.all([close('anna'), close('ben'), close('cleo')]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await world.decisions.events(id)).filter(({ type }) => type === 'review.closed')).toHaveLength(1);
  });
});

describe('the queue', () => {
  test('gives every held decision once, earliest due first, page by page', async () => {
    const { world, clock } = await shop();
    const opened: string[] = [];
    for (let n = 0; n < 23; n++) {
      opened.push((await held(`RQ-${n}`, world)).review!.id);
      clock.forward(1_000);
    }
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await listReviews({ state: null, limit: 5, after }, caller, world);
      seen.push(...page.data.map(({ id }) => id));
      after = page.next;
    } while (after !== null);
    expect(seen).toEqual(opened);
  });

  test('still has everything a year later: no review closes by time', async () => {
    const { world, clock } = await shop();
    const { review } = await held('RQ-30', world);
    clock.forward(400 * 24 * 3_600_000);
    expect((await listReviews(all, caller, world)).data.map(({ id }) => id)).toEqual([review!.id]);
  });

  test('gets back a review whose opening died with the process, when the order is asked about again', async () => {
    const { world } = await shop();
    const dying = broken(world, 'reviews', 'open' as never);
    const answer = await held('RQ-31', dying).catch(() => null);
    expect(answer === null || answer.action !== 'release').toBe(true);
    expect((await listReviews(all, caller, world)).data).toEqual([]);
    const again = await held('RQ-31', world);
    expect(again.action).toBe('hold');
    expect((await listReviews(all, caller, world)).data.map(({ id }) => id)).toEqual([again.review!.id]);
  });
});
