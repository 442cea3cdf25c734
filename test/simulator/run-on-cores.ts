import { Worker } from 'node:worker_threads';
import { addTally, noTally, type Tally } from './search-seeds.ts';
import type { Block } from './seed-worker.ts';

/** Seeds handed to a thread at a time: some seconds of work. */
const blockSeeds = 250;
/** Megabytes for young objects: a seed makes many and keeps few. */
const youngMb = 64;

/**
 * Runs seeds on several threads; the tally is that of one. `tell` hears, after each block, what is done and the first seed from
 * which a run must be taken up again should it be cut short.
 */
export async function runOnCores(
  from: number,
  count: number,
  threads: number,
  tell: (tally: Tally, next: number) => void,
): Promise<Tally> {
  const blocks: Block[] = [];
  for (let at = from; at < from + count; at += blockSeeds)
    blocks.push({ from: at, count: Math.min(blockSeeds, from + count - at) });
  const tally = noTally();
  const unfinished = new Set(blocks);
  const done = (block: Block, found: Tally): void => {
    addTally(tally, found);
    unfinished.delete(block);
    const [first] = unfinished;
    tell(tally, first?.from ?? from + count);
  };
  const coming = blocks[Symbol.iterator]();
  await Promise.all(Array.from({ length: threads }, () => workThrough(coming, done)));
  return tally;
}

/** Takes the next block as long as there is one. */
async function workThrough(coming: IterableIterator<Block>, done: (block: Block, found: Tally) => void): Promise<void> {
  const worker = new Worker(new URL('./seed-worker.ts', import.meta.url), {
    resourceLimits: { maxYoungGenerationSizeMb: youngMb },
  });
  try {
    for (const block of coming) done(block, await answerOf(worker, block));
  } finally {
    await worker.terminate();
  }
}

function answerOf(worker: Worker, block: Block): Promise<Tally> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.postMessage(block);
  });
}
