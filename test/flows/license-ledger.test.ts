import { describe, expect, test } from 'vitest';
import { drawLicense, releaseDraw, releaseOrder } from '../../shared/flows/draw-license.ts';
import { ledgerLines } from '../../shared/flows/license-ledger.ts';
import { findLicense, registerLicense } from '../../shared/flows/licenses.ts';
import type { World } from '../../shared/flows/world.ts';
import type { LicenseRecord } from '../../shared/model/license-record.ts';
import { documentStore } from '../../shared/store/document-store.ts';
import type { Table } from '../../shared/store/table.ts';
import { memoryTables } from '../simulator/memory-table.ts';
import { faultLayer, spoiledTable } from '../store/fault-layer.ts';
import { watchWorld } from './watch-world.ts';

const license: LicenseRecord = {
  id: 'D1',
  authority: 'BIS',
  kind: 'individual',
  title: 'test',
  scope: { items: [], skus: [], parties: [], destinations: [] },
  value: { amount: '100.00', currency: 'USD' },
  quantity: null,
  from: '2026-01-01',
  to: '2026-12-31',
  document: null,
  registeredBy: 'test',
  registeredAt: '2026-01-01T00:00:00.000Z',
  revoked: null,
};

function worldOver(table: Table): World {
  const { world } = watchWorld();
  return { ...world, policy: documentStore(table), clock: { ...world.clock, sleep: async () => {} } };
}
const draw = (decisionId: string, value: string, world: World, reference: string | null = null) =>
  drawLicense('D1', { decisionId, reference, by: 'shop', value, quantity: null }, world);
const lines = async (world: World) => (await ledgerLines('D1', 1_000, 0, world)).data;

describe('the ledger of a license', () => {
  test('of fifty draws over faults takes each decision at most once, none below zero, and loses none it acknowledged', async () => {
    const { policy } = memoryTables();
    const calm = worldOver(policy);
    await registerLicense(license, calm);
    const faults = faultLayer({ reset_before: 0.05, reset_after: 0.1, hang_after: 0.05 }, 3);
    const spoiled = worldOver(spoiledTable(policy, faults));
    const acknowledged = new Set<string>();
    await Promise.all(
      Array.from({ length: 50 }, async (_, n) => {
        for (let attempt = 0; attempt < 3; attempt++) {
          const drawn = await draw(`dec_${n}`, '3.00', spoiled).catch(() => null);
          if (drawn?.ok) acknowledged.add(`dec_${n}`);
          if (drawn) return;
        }
      }),
    );
    const written = await lines(calm);
    expect(new Set(written.map(({ decisionId }) => decisionId)).size).toBe(written.length);
    expect(written.map(({ sequence }) => sequence)).toEqual(written.map((_, position) => position + 1));
    expect(written.map(({ remainingValue }) => Number(remainingValue))).toEqual(
      written.map((_, position) => 100 - 3 * (position + 1)),
    );
    for (const id of acknowledged) expect(written.map(({ decisionId }) => decisionId)).toContain(id);
    expect(written).toHaveLength(33);
    expect(faults.counts.reset_after).toBeGreaterThan(10);
  });

  test('gives back what a decision drew once, and does not let it draw again', async () => {
    const world = worldOver(memoryTables().policy);
    await registerLicense(license, world);
    await draw('dec_a', '60.00', world);
    expect(await draw('dec_b', '60.00', world)).toMatchObject({ ok: false, trouble: { code: 'conflict' } });
    const [first, again] = [await releaseDraw('D1', 'dec_a', 'shop', world), await releaseDraw('D1', 'dec_a', 'shop', world)];
    expect([first.ok, again]).toEqual([true, first]);
    expect((await findLicense('D1', world))?.remaining.value).toBe('100.00');
    expect(await draw('dec_a', '1.00', world)).toMatchObject({ ok: false, trouble: { code: 'conflict' } });
    expect(await draw('dec_b', '60.00', world)).toMatchObject({ ok: true });
    expect(await releaseDraw('D1', 'dec_none', 'shop', world)).toMatchObject({ ok: false, trouble: { code: 'not_found' } });
  });

  test('finds everything an order drew when it is cancelled, on every license', async () => {
    const world = worldOver(memoryTables().policy);
    await registerLicense(license, world);
    await registerLicense({ ...license, id: 'D2' }, world);
    await draw('dec_a', '10.00', world, 'SO-1');
    await draw('dec_b', '5.00', world, 'SO-1');
    await draw('dec_c', '7.00', world, 'SO-2');
    await drawLicense('D2', { decisionId: 'dec_a', reference: 'SO-1', by: 'shop', value: '20.00', quantity: null }, world);
    expect(await releaseOrder('SO-1', 'shop', world)).toHaveLength(3);
    expect((await findLicense('D1', world))?.remaining.value).toBe('93.00');
    expect((await findLicense('D2', world))?.remaining.value).toBe('100.00');
  });

  test('is closed before the license begins, after it ends and when it is revoked', async () => {
    const { policy } = memoryTables();
    const world = worldOver(policy);
    await registerLicense({ ...license, from: '2026-12-01' }, world);
    expect(await draw('dec_a', '1.00', world)).toMatchObject({ ok: false, trouble: { code: 'conflict' } });
  });

  test('counts cents exactly', async () => {
    const world = worldOver(memoryTables().policy);
    await registerLicense({ ...license, value: { amount: '0.30', currency: 'USD' } }, world);
    for (const id of ['dec_a', 'dec_b', 'dec_c']) expect((await draw(id, '0.1', world)).ok).toBe(true);
    expect((await findLicense('D1', world))?.remaining.value).toBe('0.00');
  });
});
