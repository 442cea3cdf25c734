import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificate } from './make-certificate.ts';

export interface FaultServer {
  /** `http://127.0.0.1:<port>`, or `https://files.example.org:<port>`, a name that tests let lead to loopback. */
  url: string;
  /** What the next requests are answered with. */
  answer(with_: RequestListener): void;
  /** Requests seen, newest last. */
  seen: IncomingMessage[];
  close(): Promise<void>;
}

/** A server on loopback that misbehaves as told; over https when it is given a certificate. */
export async function startFaultServer(certificate?: Certificate): Promise<FaultServer> {
  let listener: RequestListener = (_, reply) => void reply.writeHead(500).end();
  const seen: IncomingMessage[] = [];
  const answer: RequestListener = (request, reply) => {
    seen.push(request);
    listener(request, reply);
  };
  const server = certificate ? createSecureServer(certificate, answer) : createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `${certificate ? 'https://files.example.org' : 'http://127.0.0.1'}:${(server.address() as AddressInfo).port}`,
    answer: (with_) => {
      listener = with_;
    },
    seen,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Bytes one by one, so slowly that nobody should wait. Ends with the connection. */
export function drip(reply: ServerResponse, everyMs: number): void {
  reply.writeHead(200);
  const timer = setInterval(() => reply.write('.'), everyMs);
  reply.on('close', () => clearInterval(timer));
}
