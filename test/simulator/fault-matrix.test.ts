import { describe, expect, it } from 'vitest';
import { publishEdition } from '../../shared/flows/publish-edition.ts';
import { refreshSource } from '../../shared/flows/refresh-source.ts';
import { type Fault, faults, type Planned, type Screened, screenUnder } from './fault-matrix.ts';
import { createScheduler } from './scheduler.ts';
import { originIds, originRow, simulatedOrigin, simulatedParser } from './simulated-origin.ts';
import { startProcess } from './simulated-shop.ts';
import { type Disk, emptyDisk } from './simulated-stores.ts';

const ordinary = 'Alpine Lens Works';
const listedName = 'Kalibr Supply';

/** A shop with one listed party. */
async function openedShop(): Promise<Disk> {
  const scheduler = createScheduler(0);
  const disk = emptyDisk();
  const truth = { listings: [{ source: 'us-csl' as const, name: listedName, at: 0 }], outages: [] };
  const fetch = simulatedOrigin(
    truth,
    scheduler,
    () => 1,
    { page: 0, shrunk: 0, old: 0 },
    () => {},
  );
  const world = startProcess('opening', disk, scheduler, 0, fetch);
  for (const source of originIds)
    await refreshSource(source, world, { row: originRow(source, simulatedParser(true, true), true) });
  await publishEdition(world);
  return disk;
}

/** A release is only ever given on a whole judgement that was kept. */
const isSound = ({ decision, stored }: Screened): boolean =>
  decision === null || decision.action !== 'release' || (stored && decision.complete && decision.gaps.length === 0);

describe('the fault matrix of the way in', () => {
  it('clears an ordinary order and holds a listed one when nothing goes wrong', async () => {
    const disk = await openedShop();
    expect((await screenUnder(new Map(), ordinary, disk)).decision).toMatchObject({ action: 'release', gaps: [] });
    expect((await screenUnder(new Map(), listedName, disk)).decision).toMatchObject({ action: 'hold' });
  });

  it('gives no clear answer by any fault at any step, nor by any two', { timeout: 300_000 }, async () => {
    const disk = await openedShop();
    const steps = await allSteps(disk);
    expect(steps.length).toBeGreaterThanOrEqual(8);
    const singles = steps.flatMap((step) => faults.map((fault) => [step, fault] as const));
    const wrong: string[] = [];
    let runs = 0;
    const tell = async (plan: Planned) => {
      runs++;
      const [clear, hold] = [await screenUnder(plan, ordinary, disk), await screenUnder(plan, listedName, disk)];
      if (!isSound(clear) || hold.decision?.action === 'release') wrong.push([...plan].flat().join(' '));
    };
    for (const single of singles) await tell(new Map([single]));
    for (const [at, one] of singles.entries()) {
      for (const other of pairsWith(singles.slice(at + 1), one[0])) await tell(new Map([one, other]));
    }
    process.stderr.write(
      `fault matrix: ${steps.length} steps × ${faults.length} faults and all pairs, ${runs} runs, ${wrong.length} false clears\n`,
    );
    expect(wrong).toEqual([]);
  });
});

const pairsWith = (others: readonly (readonly [string, Fault])[], step: string) => others.filter(([other]) => other !== step);

/** Every step that some order takes, those taken only after a fault among them. */
async function allSteps(disk: Disk): Promise<string[]> {
  const steps = new Set<string>();
  for (const name of [ordinary, listedName]) for (const step of (await screenUnder(new Map(), name, disk)).steps) steps.add(step);
  for (const step of [...steps])
    for (const fault of faults)
      for (const more of (await screenUnder(new Map([[step, fault]]), listedName, disk)).steps) steps.add(more);
  // The health of every source is read alike: one that must be there and one that need not stand for all.
  const others = [...steps].filter((step) => /^sources.get \S+ CURRENT$/.test(step) && !/ (us-csl|uk-sl|EDITION) /.test(step));
  return [...steps].filter((step) => !others.includes(step));
}
