import { parentPort, workerData } from 'node:worker_threads';
import { startEmbeddedEngine } from '../../shared/store/embedded-engine.ts';

/** The embedded DynamoDB on a thread of its own, so that its work and the server's share the machine, not one loop. */
const engine = await startEmbeddedEngine(workerData.path);
parentPort?.on('message', async () => {
  process.on('uncaughtException', passOverClosed);
  await engine.close();
  parentPort?.close();
});
parentPort?.postMessage({ endpoint: engine.endpoint });

/** A caller that is gone may leave a request behind that finds its database closed: nobody waits for that answer. */
function passOverClosed(error: NodeJS.ErrnoException): void {
  if (error.code !== 'LEVEL_DATABASE_NOT_OPEN' && error.message !== 'Database is closed') throw error;
}
