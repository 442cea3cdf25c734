import { parentPort } from 'node:worker_threads';
import { runSeeds } from './search-seeds.ts';

export interface Block {
  from: number;
  count: number;
}

/** A thread that runs the blocks of seeds it is sent and answers each with its tally. */
parentPort?.on('message', async ({ from, count }: Block) => {
  parentPort?.postMessage(await runSeeds(from, count));
});
