import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { portcullis } from '../../shared/client/client.ts';

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function service(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const order = { reference: 'SO-1', parties: [{ name: 'Elbufer GmbH' }] };
const released = { id: 'dec_1', action: 'release', effective: { action: 'release' } };

describe('the client', () => {
  test('the action in force is the answer', async () => {
    const url = await service((_, response) => response.writeHead(201).end(JSON.stringify(released)));
    expect(await portcullis({ url }).screen(order)).toMatchObject({ action: 'release', decision: { id: 'dec_1' } });
  });

  test('a decision superseded since it was made is not released on its old word', async () => {
    const superseded = { ...released, effective: { action: 'hold' } };
    const url = await service((_, response) => response.writeHead(200).end(JSON.stringify(superseded)));
    expect((await portcullis({ url }).screen(order)).action).toBe('hold');
  });

  test('silence is a hold', async () => {
    const url = await service(() => {});
    expect(await portcullis({ url, timeoutMs: 50 }).screen(order)).toEqual({ action: 'hold', decision: null, problem: null });
    expect(await portcullis({ url, timeoutMs: 50 }).orderAction('SO-1')).toEqual({ action: 'hold', order: null });
  });

  test.each([
    ['a page of a proxy', '<html>released</html>'],
    ['a reply cut short', '{"action":"release","eff'],
    ['a reply of another shape', '{"action":"release"}'],
    ['null', 'null'],
  ])('%s is a hold', async (_, text) => {
    const url = await service((__, response) => response.writeHead(200).end(text));
    expect((await portcullis({ url }).screen(order)).action).toBe('hold');
  });

  test('a lost reply is asked for again under the same key', async () => {
    const keys: unknown[] = [];
    const url = await service((request, response) => {
      keys.push(request.headers['idempotency-key']);
      if (keys.length === 1) request.socket.destroy();
      else response.writeHead(200).end(JSON.stringify(released));
    });
    expect((await portcullis({ url }).screen(order, { idempotencyKey: 'k1' })).action).toBe('release');
    expect(keys).toEqual(['k1', 'k1']);
  });

  test('a refusal of the request is a hold that says why, asked once', async () => {
    let asked = 0;
    const url = await service((_, response) => {
      asked += 1;
      response
        .writeHead(400)
        .end(JSON.stringify({ code: 'invalid_request', title: 'x', status: 400, type: 'y', requestId: 'z' }));
    });
    expect(await portcullis({ url }).screen(order)).toMatchObject({ action: 'hold', problem: { code: 'invalid_request' } });
    expect(asked).toBe(1);
  });

  test('other calls throw what the service said', async () => {
    const url = await service((_, response) =>
      response
        .writeHead(404)
        .end(
          JSON.stringify({ code: 'not_found', title: 'There is no such thing here.', status: 404, type: 'y', requestId: 'z' }),
        ),
    );
    await expect(portcullis({ url }).decision('dec_1')).rejects.toMatchObject({ problem: { code: 'not_found' } });
  });

  test('headers may be made for each request', async () => {
    let seen: unknown;
    const url = await service((request, response) => {
      seen = request.headers['x-signed'];
      response.writeHead(200).end('{"data":[]}');
    });
    await portcullis({ url, headers: async ({ method }) => ({ 'x-signed': `for ${method}` }) }).sources();
    expect(seen).toBe('for GET');
  });
});
