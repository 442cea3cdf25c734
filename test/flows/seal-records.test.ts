import { describe, expect, it } from 'vitest';
import { openCheckpoint } from '../../shared/decisions/audit/checkpoint.ts';
import { verifyInclusion } from '../../shared/decisions/audit/merkle-proof.ts';
import { verifyLog } from '../../shared/decisions/audit/verify-log.ts';
import { proveRecord } from '../../shared/flows/read-log.ts';
import { finishPending, logFiles, sealRecords } from '../../shared/flows/seal-records.ts';
import { watchWorld } from './watch-world.ts';

const sealable = (n: number, at: string) => ({ at, digest: `sha256:${n}`, id: `dec_${n}/DECISION`, kind: 'decision' });
type Rig = ReturnType<typeof watchWorld>;

async function sealMany({ world, clock }: Rig, batches: number, each: number) {
  for (let batch = 0; batch < batches; batch++) {
    const at = world.clock.now().toISOString();
    await sealRecords(
      Array.from({ length: each }, (_, n) => sealable(batch * each + n, at)),
      at,
      world,
    );
    clock.forward(5000);
  }
}

async function problemsOf({ world, keys }: Rig) {
  const head = (await finishPending(world)).value;
  const checkpoint = openCheckpoint(head.note ?? '', keys.signer);
  if (!checkpoint.ok) throw new Error(checkpoint.trouble.message);
  const ids: string[] = [];
  const problems = await verifyLog(logFiles(world), checkpoint.value, [], (record) => ids.push(record.id));
  return { problems, ids };
}

describe('sealing records', () => {
  it('grows a log that verifies and proves each record', async () => {
    const rig = watchWorld();
    await sealMany(rig, 30, 20);
    expect(await problemsOf(rig)).toMatchObject({ problems: [], ids: { length: 600 } });
    const proof = await proveRecord('dec_300/DECISION', '2026-11-24T09:01:15.000Z', rig.world);
    if (!proof.ok) throw new Error(proof.trouble.message);
    const checkpoint = openCheckpoint(proof.value.checkpoint, rig.keys.signer);
    if (!checkpoint.ok) throw new Error(checkpoint.trouble.message);
    const { size, root } = checkpoint.value;
    const raw = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
    const claim = { index: 300, size, root, leaf: raw(proof.value.leaf) };
    expect(verifyInclusion(claim, proof.value.proof.map(raw))).toBe(true);
    expect(await proveRecord('dec_9999/DECISION', '2026-11-24T09:01:15.000Z', rig.world)).toMatchObject({ ok: false });
  });

  it('keeps one history when two sealers work at once and when one dies at any write', async () => {
    for (let crash = 1; crash < 14; crash++) {
      const rig = watchWorld();
      await sealMany(rig, 2, 150);
      const { put } = rig.world.objects;
      let writes = 0;
      rig.world.objects.put = async (key, bytes) => {
        if (++writes === crash) throw new Error('crash');
        await put(key, bytes);
      };
      const at = rig.world.clock.now().toISOString();
      await Promise.allSettled([
        sealRecords([sealable(901, at)], at, rig.world),
        sealRecords([sealable(902, at), sealable(903, at)], at, rig.world),
      ]);
      rig.world.objects.put = put;
      await sealMany(rig, 1, 10);
      expect((await problemsOf(rig)).problems).toEqual([]);
    }
  });
});
