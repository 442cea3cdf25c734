import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import dynalite from 'dynalite';
import { createTables } from './create-tables.ts';
import { dynamoClient } from './dynamodb.ts';

export interface EmbeddedEngine {
  /** `http://127.0.0.1:<port>`. */
  endpoint: string;
  close(): Promise<void>;
}

/** Longest wait at closing for requests under way. */
const drainMs = 5_000;
/** Time to open the tables for the first time; the machine may be busy. */
const openMs = 10_000;

/**
 * Starts DynamoDB inside this process, on loopback only, with every table in place.
 * `path` is a directory; null keeps everything in memory. One process per directory.
 */
export async function startEmbeddedEngine(path: string | null): Promise<EmbeddedEngine> {
  const server = dynalite({ createTableMs: 0, ...(path === null ? {} : { path }) });
  const drained = countRequests(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = dynamoClient({ endpoint, connectMs: openMs, requestMs: openMs });
  await createTables(client);
  client.destroy();
  return {
    endpoint,
    close: async () => {
      await drained();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/**
 * Wraps the engine's listener so that closing can wait for each request's last step: the engine works on after a caller
 * hung up, and would find its database closed. Returns the wait; requests that come after it began are refused with 503.
 */
function countRequests(server: Server): () => Promise<void> {
  const underWay = new Set<ServerResponse>();
  const [handle] = server.listeners('request') as RequestListener[];
  let settle: (() => void) | null = null;
  const done = (response: ServerResponse) => {
    underWay.delete(response);
    if (underWay.size === 0) settle?.();
  };
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (settle !== null) {
      response.writeHead(503).end();
      return;
    }
    underWay.add(response);
    request.once('close', () => request.complete || done(response)); // an upload cut short is never answered
    const end = response.end.bind(response);
    response.end = ((...last: Parameters<typeof end>) => {
      done(response);
      return end(...last);
    }) as typeof response.end;
    handle?.(request, response);
  });
  return () =>
    new Promise((resolve) => {
      const late = setTimeout(resolve, drainMs);
      settle = () => {
        clearTimeout(late);
        resolve();
      };
      if (underWay.size === 0) settle();
    });
}
