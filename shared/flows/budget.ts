import type { Clock } from './world.ts';

/** A deadline and a stopwatch for one request. */
export interface Budget {
  /** Ends the running lap, begins lap `name`, and answers the milliseconds left. */
  lap(name: string): number;
  /** The promise's value, or `late` when the deadline comes first. */
  within<T, L>(work: Promise<T>, late: L): Promise<T | L>;
  /** Milliseconds per lap so far, and their `total`. */
  laps(): Record<string, number>;
}

export function startBudget(clock: Clock, deadlineMs: number): Budget {
  const start = clock.elapsed();
  const spent: Record<string, number> = {};
  let running = 'load';
  let since = start;
  const lap = (name: string): number => {
    const now = clock.elapsed();
    spent[running] = (spent[running] ?? 0) + now - since;
    running = name;
    since = now;
    return start + deadlineMs - now;
  };
  return {
    lap,
    within: (work, late) => {
      const left = start + deadlineMs - clock.elapsed();
      return Promise.race([work, clock.sleep(Math.max(0, left)).then(() => late)]);
    },
    laps: () => {
      lap(running);
      const rounded = Object.entries(spent).map(([name, ms]) => [name, Math.round(ms * 1000) / 1000]);
      return { total: Math.round((clock.elapsed() - start) * 1000) / 1000, ...Object.fromEntries(rounded) };
    },
  };
}
