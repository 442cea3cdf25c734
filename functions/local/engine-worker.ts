import { parentPort, workerData } from 'node:worker_threads';
import { startEmbeddedEngine } from '../../shared/store/embedded-engine.ts';

/** The embedded DynamoDB on a thread of its own, so that its work and the server's share the machine, not one loop. */
const engine = await startEmbeddedEngine(workerData.path);
parentPort?.on('message', async () => {
  await engine.close();
  parentPort?.close();
});
parentPort?.postMessage({ endpoint: engine.endpoint });
