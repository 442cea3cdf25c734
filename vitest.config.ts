import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest begin first, so that no core waits for the last of them. */
const long = ['simulator/simulate', 'infra/deployed-functions', 'flows/replay-decision', 'store/racing-decisions', 'local/start'];
const placeOf = ({ moduleId }: TestSpecification): number => long.findIndex((name) => moduleId.includes(name)) + 1 || Infinity;

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => placeOf(a) - placeOf(b) || 0);
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/edge/watch-sinks.ts'],
    testTimeout: 60_000, // generous: the machine may be shared; speed is judged in benchmarks, never here
    hookTimeout: 60_000,
    pool: 'forks',
    isolate: false, // one process for many files: every file cleans up after itself, and half of the time went into starting anew
    maxWorkers: '100%', // the usual one less than cores leaves half of a small machine idle
    sequence: { sequencer: LongestFirst },
  },
});
