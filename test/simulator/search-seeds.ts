import type { Plant, PlantedBug } from './planted-bugs.ts';
import { withRememberedPacking } from './remembered-calls.ts';
import type { Injected } from './scheduler.ts';
import { simulate } from './simulate.ts';

export interface Tally {
  seeds: number;
  /** First violation of each seed that had any: `<seed> <violation>`. */
  violations: string[];
  ordinary: number;
  heldNeedlessly: number;
  answers: number;
  injected: Injected;
}

/** Orders of parties on no list that may be held while the lists are fresh. */
const heldShareMax = 0.05;
/** Fewer answers say nothing about a share. */
const answersMin = 40;

export const noTally = (): Tally => ({
  seeds: 0,
  violations: [],
  ordinary: 0,
  heldNeedlessly: 0,
  answers: 0,
  injected: {},
});

/** Adds what other seeds came to. */
export function addTally(tally: Tally, more: Tally): void {
  tally.seeds += more.seeds;
  tally.ordinary += more.ordinary;
  tally.heldNeedlessly += more.heldNeedlessly;
  tally.answers += more.answers;
  tally.violations.push(...more.violations);
  for (const [kind, times] of Object.entries(more.injected)) tally.injected[kind] = (tally.injected[kind] ?? 0) + times;
}

/** Runs seeds one after another, telling after each. */
export async function runSeeds(
  from: number,
  count: number,
  plant: Plant = {},
  tell: (tally: Tally) => void = () => {},
): Promise<Tally> {
  const tally = noTally();
  return withRememberedPacking(async () => {
    for (let seed = from; seed < from + count; seed++) {
      await addSeed(tally, seed, plant);
      tell(tally);
    }
    return tally;
  });
}

/** The first seed from `from` on with which a planted bug is noticed, and by what; null when none of its seeds does. */
export async function findBug(bug: PlantedBug, from: number): Promise<{ seed: number; tried: number; by: string } | null> {
  const tally = noTally();
  for (let seed = from; seed < from + bug.seeds; seed++) {
    await addSeed(tally, seed, bug.plant);
    const by = [...tally.violations, ...livenessOf(tally)].find((violation) => bug.caughtBy.test(violation));
    if (by !== undefined) return { seed, tried: tally.seeds, by: by.replace(/^\d+ /, '') };
  }
  return null;
}

/** Few answers scatter: more than three standard deviations above the share is no chance any more. */
export function livenessOf({ ordinary, heldNeedlessly }: Tally): string[] {
  const scatter = 3 * Math.sqrt(ordinary * heldShareMax * (1 - heldShareMax));
  const tooMany = ordinary >= answersMin && heldNeedlessly > ordinary * heldShareMax + scatter;
  return tooMany ? [`held_needlessly: ${heldNeedlessly} of ${ordinary} answers`] : [];
}

async function addSeed(tally: Tally, seed: number, plant: Plant): Promise<void> {
  const { violations, ...counts } = await simulate(seed, plant);
  addTally(tally, { ...counts, seeds: 1, violations: [...new Set(violations)].map((violation) => `${seed} ${violation}`) });
}
