import { beforeEach, describe, expect, test } from 'vitest';
import { publishEdition } from '../../shared/flows/publish-edition.ts';
import { replayDecision } from '../../shared/flows/replay-decision.ts';
import { sweepArtefacts } from '../../shared/flows/sweep-artefacts.ts';
import type { World } from '../../shared/flows/world.ts';
import { ordinaryOrder } from '../fixtures/ordinary-record.ts';
import { listed, listNow, openShop, placeOrder, shopWorld } from './shop-world.ts';

const dayMs = 86_400_000;
let rig: ReturnType<typeof shopWorld>;
beforeEach(async () => {
  rig = shopWorld();
  await openShop(rig.world, [listed('First Listing Works')]);
});

const all = async () =>
  (await Promise.all(['index/', 'law/', 'normalized/', 'parts/'].map((one) => rig.objects.list(one)))).flat();

describe('the sweep', () => {
  test('takes what a publisher that died left behind, a day after it was first seen', async () => {
    const { world, objects, clock } = rig;
    const before = await all();
    await listNow([listed('Second Listing Works')], {
      ...world,
      sources: { ...world.sources, putEdition: () => Promise.reject(new Error('died')) },
    }).catch(() => {});
    // What died is overtaken by another version.
    await listNow([listed('Third Listing Works')], world);
    await objects.put('parts/us-ear/abc', Uint8Array.of(1));
    const orphans = (await all()).filter((key) => !before.includes(key));
    expect(orphans.length).toBeGreaterThan(3);
    expect(await sweepArtefacts(world)).toBe(0);
    clock.forward(dayMs);
    // The index of the dead publisher, its version, and the piece of a file nobody brought to an end.
    expect(await sweepArtefacts(world)).toBe(3);
    expect(await objects.has('parts/us-ear/abc')).toBe(false);
    expect(await sweepArtefacts(world)).toBe(0);
    expect(await publishEdition(world)).toMatchObject({ id: (await world.sources.pointer())!.editionId });
    await world.knowledge.poll();
    expect(await world.knowledge.current()).not.toBeNull();
  });

  test('leaves alone what is used again before its day has passed', async () => {
    const { world, clock } = rig;
    const lost: World = { ...world, sources: { ...world.sources, putEdition: () => Promise.reject(new Error('died')) } };
    await listNow([listed('Second Listing Works')], lost as typeof world).catch(() => {});
    await sweepArtefacts(world);
    const edition = (await publishEdition(world))!;
    clock.forward(dayMs);
    expect(await sweepArtefacts(world)).toBe(0);
    expect(await rig.objects.has(edition.indexKey)).toBe(true);
  });

  test('keeps the indexes of the last editions ready; older ones are built again for a replay', async () => {
    const { world, objects, clock } = rig;
    await world.knowledge.poll();
    const decision = await placeOrder({ ...ordinaryOrder, reference: 'SW-1' }, world);
    const pinned = (await world.sources.edition(decision.pinned.edition))!;
    for (let n = 0; n < 21; n++) {
      clock.forward(3_600_000);
      await listNow([listed(`Listing Works Number ${n}`)], world);
    }
    clock.forward(8 * dayMs);
    await sweepArtefacts(world);
    clock.forward(dayMs);
    await sweepArtefacts(world);
    expect((await objects.list('index/')).length).toBe(20);
    expect(await objects.has(pinned.indexKey)).toBe(false);
    expect(await replayDecision(decision.id, 'pinned', world)).toMatchObject({ ok: true, value: { differences: [] } });
  });
});
