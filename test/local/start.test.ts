import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { givenEdition } from '../edge/given-edition.ts';
import { testServer } from '../edge/local-server.ts';
import { cleanOrder, listedOrder } from '../edge/orders.ts';
import { missing, referenceFile } from '../reference.ts';
import { type RunningServer, runServer } from './running-server.ts';

let data: string;
let running: RunningServer[] = [];
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'portcullis-'));
  const server = await testServer({ data });
  await givenEdition(server.world);
  await server.close();
});
afterEach(async () => {
  await Promise.all(running.map((server) => server.kill()));
  running = [];
});
afterAll(() => rm(data, { recursive: true, force: true }));

async function run(environment: Record<string, string> = {}): Promise<RunningServer> {
  const server = await runServer(data, environment);
  running.push(server);
  return server;
}

const post = (url: string, order: object) =>
  fetch(`${url}/v1/decisions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(order) });

describe('npm start', () => {
  test('decisions acknowledged before a kill are all there after it', async () => {
    const first = await run();
    const acknowledged: string[] = [];
    const shop = async (name: string) => {
      for (let n = 0; acknowledged.length < 120; n++) {
        const reply = await post(first.url, cleanOrder({ reference: `SO-${name}-${n}` })).catch(() => null);
        const decided = reply?.status === 201 ? ((await reply.json()) as { id: string; complete: boolean }) : null;
        // What could not be stored in time says so in a gap, and was never acknowledged as kept.
        if (decided?.complete) acknowledged.push(decided.id);
      }
    };
    const shops = ['a', 'b', 'c', 'd'].map(shop);
    await Promise.race(shops);
    await first.kill();
    await Promise.all(shops);
    const second = await run();
    const lost: string[] = [];
    for (const id of acknowledged) if ((await fetch(`${second.url}/v1/decisions/${id}`)).status !== 200) lost.push(id);
    expect(acknowledged.length).toBeGreaterThanOrEqual(120);
    expect(lost).toEqual([]);
  });

  test.skipIf(missing('lists'))('a kill in the middle of a refresh leaves the last good edition in force', async () => {
    const first = await run({ LISTS_MIRROR: referenceFile('lists') ?? '' });
    const before = (await (await fetch(`${first.url}/v1/ready`)).json()) as { edition: string };
    await expect.poll(() => first.output(), { timeout: 60_000, interval: 20 }).toMatch(/us-csl +(fetching|parsing)/);
    await first.kill();
    const second = await run();
    const after = (await (await fetch(`${second.url}/v1/ready`)).json()) as { edition: string };
    expect(after.edition).toBe(before.edition);
    expect((await post(second.url, cleanOrder({ reference: 'SO-after' }))).status).toBe(201);
  });

  test('a second process on the same data directory says so and ends', async () => {
    await run();
    await expect(runServer(data)).rejects.toThrow(
      /ended with 1: portcullis: the data directory .* is in use by another portcullis/,
    );
  });

  test('a port in use and a port that is none are told in words', async () => {
    await expect(run({ PORT: 'eighty' })).rejects.toThrow(/ended with 1: portcullis: PORT is `eighty`/);
  });

  test('nothing of an order reaches the log, a problem or the name of a file', async () => {
    const server = await run({ POWERTOOLS_LOG_LEVEL: 'DEBUG', POWERTOOLS_METRICS_DISABLED: 'false' });
    const canary = 'Qanaryx';
    const order = listedOrder({ reference: `SO-${canary}`, metadata: { note: canary } });
    const party = {
      ...order.parties[0],
      email: `${canary}@example.org`,
      aliases: [`${canary} Works`],
      identifiers: [{ type: 'tax', value: canary }],
    };
    const replies = [
      await post(server.url, { ...order, parties: [party] }),
      await post(server.url, { ...order, parties: [{ ...party, name: `${canary}\u0000` }] }),
      await post(server.url, { ...order, parties: [{ ...party, type: canary }], stage: canary }),
      await fetch(`${server.url}/v1/orders/SO-${canary}`),
      await fetch(`${server.url}/v1/decisions?reference=${canary}&limit=${canary}`),
      await fetch(`${server.url}/v1/entries/${canary}`),
    ];
    expect(replies.map(({ status }) => status)).toEqual([201, 400, 400, 200, 400, 404]);
    for (const reply of replies.filter(({ status }) => status >= 400)) expect(await reply.text()).not.toContain(canary);
    await expect.poll(() => server.output(), { timeout: 10_000 }).toContain('"route":"getEntry"');
    expect(server.output()).not.toContain(canary);
    expect((await readdir(data, { recursive: true })).join('\n')).not.toContain(canary);
  });
});
