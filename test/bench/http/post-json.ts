import { Agent, request } from 'node:http';

/** Connections are kept, as a shop's client keeps them. */
const agent = new Agent({ keepAlive: true, maxSockets: 256 });

export function postJson(url: string, body: unknown): Promise<{ status: number; body: unknown }> {
  const bytes = Buffer.from(JSON.stringify(body));
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { agent, method: 'POST', headers: { 'content-type': 'application/json', 'content-length': bytes.length } },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString()) }));
      },
    );
    sent.on('error', reject).end(bytes);
  });
}
