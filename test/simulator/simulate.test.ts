import { describe, expect, it } from 'vitest';
import { livenessOf, runSeeds } from './search-seeds.ts';
import { simulate } from './simulate.ts';

/** Seeds of one test run; `node test/simulator/run.ts 200000` runs more on another day. `SIMULATOR_SEEDS` changes it here. */
const seeds = Number(process.env.SIMULATOR_SEEDS ?? 3000);

describe('the simulator', () => {
  it(`finds nothing wrong in ${seeds} shops under faults`, { timeout: 30 * 60_000 }, async () => {
    const tally = await runSeeds(1, seeds);
    expect([...tally.violations, ...livenessOf(tally)]).toEqual([]);
    process.stderr.write(
      `simulator: ${tally.seeds} seeds, ${tally.ordinary} ordinary answers, ${tally.heldNeedlessly} held for a fault\n`,
    );
  });

  it('gives the same run for the same seed', async () => {
    expect(await simulate(7, { noShrinkGuard: true })).toEqual(await simulate(7, { noShrinkGuard: true }));
  });
});
