import { describe, expect, it } from 'vitest';
import { openCheckpoint } from '../../shared/decisions/audit/checkpoint.ts';
import { type ArchiveLine, archiveRecords, checkRestored, restoreRecords } from '../../shared/flows/restore-records.ts';
import { finishPending } from '../../shared/flows/seal-records.ts';
import { watchOnce } from '../../shared/flows/watch.ts';
import { orderTo } from './order-fixture.ts';
import { listed, listNow, openShop, placeOrder, shopWorld } from './shop-world.ts';
import { watchWorld } from './watch-world.ts';

async function shopWithHistory() {
  const rig = shopWorld();
  await openShop(rig.world);
  await watchOnce(rig.world);
  for (const [n, name] of ['Alpine Lens', 'Novaya Optika', 'Harbour Lights'].entries()) {
    await placeOrder(orderTo(name, { reference: `SO-${n}`, street: `${n} Hill Street` }), rig.world);
  }
  await watchOnce(rig.world);
  await listNow([listed('Novaya Optika')], rig.world);
  for (let turn = 0; turn < 3; turn++) await watchOnce(rig.world);
  const head = (await finishPending(rig.world)).value;
  const checkpoint = openCheckpoint(head.note ?? '', rig.keys.signer);
  if (!checkpoint.ok) throw new Error(checkpoint.trouble.message);
  return { ...rig, checkpoint: checkpoint.value };
}

async function* changed(lines: AsyncIterable<ArchiveLine>, change: (line: ArchiveLine, n: number) => ArchiveLine | null) {
  let n = 0;
  for await (const line of lines) {
    const next = change(line, n++);
    if (next) yield next;
  }
}

describe('the restore drill', () => {
  it('brings decisions and their events back so that the root equals the signed checkpoint', async () => {
    const { world, checkpoint } = await shopWithHistory();
    expect(checkpoint.size).toBe(5); // three decisions, one successor, one event
    const { world: empty } = watchWorld();
    expect(await restoreRecords(archiveRecords(checkpoint.size, world), empty)).toBe(5);
    expect(await checkRestored(checkpoint, world, empty)).toEqual({ records: 5, differing: [], rootMatches: true });
  });

  it('says which record an archive lacks or holds otherwise', async () => {
    const { world, checkpoint } = await shopWithHistory();
    const lines = () => archiveRecords(checkpoint.size, world);
    const { world: lacking } = watchWorld();
    await restoreRecords(
      changed(lines(), (line, n) => (n === 1 ? null : line)),
      lacking,
    );
    expect(await checkRestored(checkpoint, world, lacking)).toMatchObject({ differing: { length: 1 }, rootMatches: false });
    const { world: nicer } = watchWorld();
    await restoreRecords(
      changed(lines(), (line, n) => (n === 1 ? { ...line, content: { ...line.content, caller: 'friend' } as never } : line)),
      nicer,
    );
    expect(await checkRestored(checkpoint, world, nicer)).toMatchObject({ differing: { length: 1 }, rootMatches: false });
  });
});
