import { deliverWebhooks } from './deliver-webhooks.ts';
import { followDecisions } from './follow-decisions.ts';
import { followPeers } from './follow-peers.ts';
import { rescreen } from './rescreen.ts';
import type { WatchWorld } from './world.ts';

/** Milliseconds between two passes: a batch of the audit log is never older than twice this. */
const passMs = 5_000;
/** Milliseconds one pass may spend on a sweep before decisions are followed again. */
const sweepMs = 20_000;

/** Milliseconds between two looks over the whole overlap within which a record may turn up late. */
const wideLookMs = 60_000;

/** One turn of the watch: peers, decisions, sweeps, deliveries. One that fails does not keep the others from their turn. */
export async function watchOnce(
  world: WatchWorld,
  onFailure: (step: string) => void = () => {},
  isNarrow = false,
): Promise<number> {
  const steps: [string, () => Promise<number>][] = [
    ['peers', () => followPeers(world)],
    ['decisions', () => followDecisions(world, undefined, isNarrow)],
    ['sweep', async () => ((await rescreen(world, sweepMs)) ? 1 : 0)],
    ['deliveries', () => deliverWebhooks(world)],
  ];
  let work = 0;
  for (const [name, step] of steps) {
    try {
      work += await step();
    } catch (error) {
      onFailure(name);
      world.log.error('a step of the watch failed', { step: name, reason: error instanceof Error ? error.message : 'unknown' });
    }
  }
  return work;
}

/**
 * Watches for `lastMs`. Where it costs to stay (`leave`), it goes as soon as two passes found nothing and the next schedule, or a
 * new decision, starts it again. Throws at its end when a step failed: somebody must be told of what does not happen.
 */
export async function watch(world: WatchWorld, lastMs: number, whenIdle: 'stay' | 'leave'): Promise<void> {
  const until = world.clock.elapsed() + lastMs;
  const failed = new Set<string>();
  let wideAt = Number.NEGATIVE_INFINITY;
  for (let idle = 0; idle < 2 || whenIdle === 'stay'; ) {
    const isNarrow = world.clock.elapsed() - wideAt < wideLookMs;
    if (!isNarrow) wideAt = world.clock.elapsed();
    idle = (await watchOnce(world, (step) => failed.add(step), isNarrow)) > 0 ? 0 : idle + 1;
    if (world.clock.elapsed() + passMs > until) break;
    await world.clock.sleep(passMs);
  }
  if (failed.size > 0) throw new Error(`steps of the watch failed: ${[...failed].join(', ')}`);
}
