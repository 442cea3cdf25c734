import { describe, expect, it } from 'vitest';
import { plantedBugs } from './planted-bugs.ts';
import { findBug } from './search-seeds.ts';

/** Seeds tried from the known one on: liveness needs a few answers before it can say anything, and a step more or less in a flow shifts luck. */
const seedsMax = 400;

describe('a planted bug', () => {
  for (const bug of plantedBugs) {
    it(`is noticed: ${bug.name}`, { timeout: 5 * 60_000 }, async () => {
      expect(await findBug({ ...bug, seeds: seedsMax }, bug.seed)).toMatchObject({ by: expect.stringMatching(bug.caughtBy) });
    });
  }
});
