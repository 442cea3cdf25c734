import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plain } from '../../functions/cli/plain.ts';
import { givenEdition } from '../edge/given-edition.ts';
import { type TestServer, testServer } from '../edge/local-server.ts';
import { cleanOrder, listedOrder } from '../edge/orders.ts';
import { parties, sdnXml } from '../sources/make-lists.ts';

const command = resolve(import.meta.dirname, '../../functions/cli/portcullis.ts');
let server: TestServer;
let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'cli-'));
  server = await testServer();
  await givenEdition(server.world);
});
afterAll(async () => {
  await server.close();
  await rm(scratch, { recursive: true, force: true });
});

interface Ran {
  code: number;
  out: string;
  err: string;
}

const run = (...args: string[]): Promise<Ran> =>
  new Promise((done) => {
    const env = { ...process.env, PORTCULLIS_URL: server.url };
    execFile(process.execPath, [command, ...args], { env }, (error, out, err) =>
      done({ code: error ? Number(error.code) : 0, out, err }),
    );
  });

async function orderFile(order: object): Promise<string> {
  const file = join(scratch, 'order.json');
  await writeFile(file, JSON.stringify(order));
  return file;
}

describe('the command line', () => {
  test('a clean order ends with 0 and a held one with 2, with its reasons', async () => {
    expect(await run('screen', await orderFile(cleanOrder()))).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^release: /),
    });
    const held = await run('screen', await orderFile(listedOrder({ reference: 'SO-cli' })));
    expect(held.code).toBe(2);
    expect(held.out).toContain('Zarvanian Turbine Works');
    expect((await run('order', 'SO-cli')).code).toBe(2);
  });

  test('an official file of any size is imported by one person and waits for another', async () => {
    const file = join(scratch, 'SDN.XML');
    await writeFile(file, sdnXml(parties(12_000))); // over four megabytes: two pieces
    const imported = await run('import', 'us-ofac-sdn', file);
    expect([imported.code, imported.out]).toEqual([2, expect.stringMatching(/^quarantined: 12000 entries, run_\w+/)]);
    const id = /run_\w+/.exec(imported.out)![0];
    expect(await run('accept', 'us-ofac-sdn', id)).toMatchObject({ code: 1, err: expect.stringContaining('another one') });
    expect(await run('reject', 'us-ofac-sdn', id)).toMatchObject({ code: 0, out: expect.stringMatching(/^rejected/) });
    expect((await run('import', 'us-ofac-sdn', join(scratch, 'order.json'))).code).toBe(1);
  }, 30_000);

  test('an order nobody has seen is a hold, and so is a service that is not there', async () => {
    expect((await run('order', 'SO-unseen')).code).toBe(2);
    expect((await run('screen', await orderFile(cleanOrder()), '--url', 'http://127.0.0.1:9')).code).toBe(2);
  });

  test('a body with faults is a hold that shows where they are', async () => {
    const { code, out } = await run('screen', await orderFile({ reference: 'x', parties: [] }));
    expect(code).toBe(2);
    expect(out).toContain('/parties');
  });

  test('names are searched and sources listed, as text or as JSON', async () => {
    expect((await run('search', 'Orvelio', 'Tankasarin')).out).toContain('us-ofac-sdn:T-2');
    expect((await run('sources')).out).toContain('us-csl');
    expect(JSON.parse((await run('sources', '--json')).out)[0]).toHaveProperty('state');
  });

  test('without a command it explains itself', async () => {
    const { code, err } = await run();
    expect(code).toBe(1);
    expect(err).toContain('portcullis screen');
  });

  test('what a terminal would obey is shown, not sent', () => {
    expect(plain('A\u001b[31mB\u202eC\nD')).toBe('A\\u{1b}[31mB\\u{202e}C\\u{a}D');
  });
});
