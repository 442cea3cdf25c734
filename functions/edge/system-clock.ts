import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../shared/flows/world.ts';

/** Time as this machine tells it. Ids begin with the time, so that a list of them is in order. */
export const systemClock: Clock = {
  now: () => new Date(),
  elapsed: () => performance.now(),
  // Not kept alive by a timer nobody waits for any more.
  sleep: (ms) => sleep(ms, undefined, { ref: false }),
  newId: (prefix) => `${prefix}_${Date.now().toString(36).padStart(9, '0')}${randomBytes(8).toString('hex')}`,
};
