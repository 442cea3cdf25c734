export interface Turns {
  /** Worked on side by side. */
  atOnce: number;
  /** Waiting for their turn at most. */
  waiting: number;
  /** Milliseconds one waits at most. */
  waitMs: number;
}

/**
 * Orders judged side by side share one processor: begun all at once, each would pass its own deadline and be held for it. So a burst
 * takes turns, some seconds' work at most; whoever would wait longer is told to come back.
 */
export const orderTurns: Turns = { atOnce: 16, waiting: 512, waitMs: 5_000 };

/**
 * Lets some work at once and the others wait in line.
 *
 * @returns What the work gave, or `busy` when its turn did not come in time.
 */
export function takeTurns({ atOnce, waiting, waitMs }: Turns): <T>(work: () => Promise<T>) => Promise<T | 'busy'> {
  const line: ((isTurn: boolean) => void)[] = [];
  let working = 0;
  const turn = (): Promise<boolean> => {
    if (working < atOnce) {
      working += 1;
      return Promise.resolve(true);
    }
    if (line.length >= waiting) return Promise.resolve(false);
    return new Promise((resolve) => {
      const leave = setTimeout(() => {
        line.splice(line.indexOf(call), 1);
        resolve(false);
      }, waitMs);
      const call = () => {
        clearTimeout(leave);
        resolve(true);
      };
      line.push(call);
    });
  };
  const pass = (): void => {
    const next = line.shift();
    if (next)
      next(true); // the place goes from hand to hand
    else working -= 1;
  };
  return async (work) => ((await turn()) ? work().finally(pass) : 'busy');
}
