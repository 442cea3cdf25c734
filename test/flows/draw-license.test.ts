import { describe, expect, test } from 'vitest';
import { findLicense, registerLicense } from '../../shared/flows/licenses.ts';
import { screenOrder } from '../../shared/flows/screen-order.ts';
import type { World } from '../../shared/flows/world.ts';
import type { LicenseRecord } from '../../shared/model/license-record.ts';
import type { Order } from '../../shared/model/order.ts';
import { ordinaryOrder } from '../fixtures/ordinary-record.ts';
import { openShop, shopWorld } from './shop-world.ts';

const license: LicenseRecord = {
  id: 'D1',
  authority: 'BIS',
  kind: 'individual',
  title: 'cameras',
  scope: { items: ['6A003'], skus: [], parties: [], destinations: ['CN'] },
  value: { amount: '1000.00', currency: 'USD' },
  quantity: null,
  from: '2026-01-01',
  to: null,
  document: null,
  registeredBy: 'test',
  registeredAt: '2026-01-01T00:00:00.000Z',
  revoked: null,
};

/** A controlled camera to China under the license. */
function cameras(reference: string, change: Partial<Order> = {}): Order {
  const item = ordinaryOrder.items[0]!;
  const classification = { us: '6A003.b.4.a', eu: null, uk: null, hs: null, source: 'manufacturer' };
  return {
    ...ordinaryOrder,
    reference,
    destination: { country: 'CN', region: null, city: 'Shenzhen', postalCode: null },
    parties: [ordinaryOrder.parties[0]!],
    items: [{ ...item, quantity: 1, unitValue: { amount: '600.00', currency: 'USD' }, classification }],
    jurisdictions: ['US'],
    authorizations: [{ kind: 'license', id: 'D1', code: null, attestations: {} }],
    ...change,
  };
}

async function decide(order: Order, world: World) {
  const answer = await screenOrder({ order, caller: 'shop', idempotencyKey: null, bodyDigest: JSON.stringify(order) }, world);
  if (!answer.ok) throw new Error(answer.trouble.message);
  const required = answer.value.decision.findings.filter(({ code }) => code === 'license.required');
  return required.length > 0 && required.every(({ outcome }) => outcome === 'clear_with_conditions');
}
const left = async (world: World) => (await findLicense('D1', world))?.remaining.value;

async function shop() {
  const rig = shopWorld();
  // Deadlines never come; who lost a race for the ledger waits a moment.
  const sleep = (ms: number) => (ms < 200 ? Promise.resolve() : new Promise<void>(() => {}));
  const world = { ...rig.world, clock: { ...rig.world.clock, sleep } };
  await openShop(world);
  await registerLicense(license, world);
  return { world };
}

describe('an order under a license', () => {
  test('that another order overtakes is held: of two at once that both fit alone, one is covered', async () => {
    const { world } = await shop();
    const covered = await Promise.all([decide(cameras('A'), world), decide(cameras('B'), world)]);
    expect(covered.filter(Boolean)).toHaveLength(1);
    expect(await left(world)).toBe('400.00');
  });

  test('draws once, however often it is asked about and at whatever stage', async () => {
    const { world } = await shop();
    expect(await decide(cameras('A'), world)).toBe(true);
    expect(await decide(cameras('A'), world)).toBe(true);
    expect(await decide(cameras('A', { stage: 'fulfillment' }), world)).toBe(true);
    expect(await left(world)).toBe('400.00');
  });

  test('draws only the difference when it grows, and is held when that is more than is left', async () => {
    const { world } = await shop();
    const item = cameras('A').items[0]!;
    const grown = (amount: string, stage: Order['stage']) =>
      cameras('A', { stage, items: [{ ...item, unitValue: { amount, currency: 'USD' } }] });
    expect(await decide(cameras('A'), world)).toBe(true);
    expect(await decide(grown('900.00', 'fulfillment'), world)).toBe(true);
    expect(await left(world)).toBe('100.00');
    expect(await decide({ ...grown('1100.00', 'fulfillment'), metadata: { again: 'yes' } }, world)).toBe(false);
  });

  test('draws nothing in a cart, a dry run or a simulation', async () => {
    const { world } = await shop();
    expect(await decide(cameras('A', { stage: 'cart' }), world)).toBe(true);
    expect(await decide(cameras('B', { dryRun: true }), world)).toBe(true);
    expect(await left(world)).toBe('1000.00');
  });

  test('without a value, or in another currency, is not covered by a license limited by value', async () => {
    const { world } = await shop();
    const item = cameras('A').items[0]!;
    expect(await decide(cameras('A', { items: [{ ...item, unitValue: null }] }), world)).toBe(false);
    const euros = { ...item, unitValue: { amount: '1.00', currency: 'EUR' } };
    expect(await decide(cameras('B', { items: [euros] }), world)).toBe(false);
  });

  test('is held while the register cannot be read', async () => {
    const { world } = await shop();
    const broken = { ...world, policy: { ...world.policy, get: async () => Promise.reject(new Error('down')) } } as World;
    expect(await decide(cameras('A'), broken)).toBe(false);
  });
});
