import type { AddressInfo } from 'node:net';
import dynalite from 'dynalite';
import { createTables } from './create-tables.ts';
import { dynamoClient } from './dynamodb.ts';

export interface EmbeddedEngine {
  /** `http://127.0.0.1:<port>`. */
  endpoint: string;
  close(): Promise<void>;
}

/** Time to open the tables for the first time; the machine may be busy. */
const openMs = 10_000;

/**
 * Starts DynamoDB inside this process, on loopback only, with every table in place.
 * `path` is a directory; null keeps everything in memory. One process per directory.
 */
export async function startEmbeddedEngine(path: string | null): Promise<EmbeddedEngine> {
  const server = dynalite({ createTableMs: 0, ...(path === null ? {} : { path }) });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = dynamoClient({ endpoint, connectMs: openMs, requestMs: openMs });
  await createTables(client);
  client.destroy();
  return { endpoint, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
