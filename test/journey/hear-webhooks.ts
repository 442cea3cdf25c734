import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Heard {
  headers: Record<string, string>;
  body: string;
}

export interface Hearing {
  url: string;
  /** What arrived, first to last. */
  heard: Heard[];
  close(): void;
}

/** A shop's receiver of webhooks on loopback, which takes everything. */
export async function hearWebhooks(): Promise<Hearing> {
  const heard: Heard[] = [];
  const server = createServer((request, reply) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      heard.push({ headers: request.headers as Record<string, string>, body });
      reply.writeHead(204).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, heard, close: () => void server.close() };
}
