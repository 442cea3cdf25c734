import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/edge/watch-sinks.ts'],
    testTimeout: 60_000, // generous: the machine may be shared; speed is judged in benchmarks, never here
    hookTimeout: 60_000,
    pool: 'forks',
  },
});
