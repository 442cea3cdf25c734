import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dynamoTables } from '../../shared/store/dynamodb.ts';
import { type EmbeddedEngine, startEmbeddedEngine } from '../../shared/store/embedded-engine.ts';
import { keepsItems } from '../contract/keeps-items.ts';

let engine: EmbeddedEngine;
beforeAll(async () => {
  engine = await startEmbeddedEngine(null);
});
afterAll(() => engine.close());

/** Generous, because the machine may be busy; the test of the time-out itself sets its own. */
const patient = { connectMs: 5_000, requestMs: 5_000 };

describe('the table driver', () => {
  keepsItems('the embedded engine', async () => dynamoTables({ endpoint: engine.endpoint, ...patient })('decisions'));

  test('the units a call consumed are counted per table and kind', async () => {
    const counted: unknown[] = [];
    const open = dynamoTables({ endpoint: engine.endpoint, ...patient, countUnits: (...units) => counted.push(units) });
    await open('policy').put({ pk: 'a', sk: 'b', text: 'x'.repeat(1500) });
    await open('policy').get({ pk: 'a', sk: 'b' });
    expect(counted).toEqual([
      ['policy', 'write', 2],
      ['policy', 'read', 0.5],
    ]);
  });

  test('a server that never answers is given up after two attempts', async () => {
    let asked = 0;
    const silent = createServer(() => {
      asked += 1;
    });
    await listen(silent);
    const endpoint = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const table = dynamoTables({ endpoint, requestMs: 40 })('decisions');
    await expect(table.get({ pk: 'a', sk: 'b' })).rejects.toThrow();
    expect(asked).toBe(2);
    silent.closeAllConnections();
    silent.close();
  });

  test('the item that stands in the way is read from the failure itself where the service sends it', async () => {
    const body = {
      __type: 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException',
      message: 'The conditional request failed',
      Item: {
        pk: { S: 'a' },
        sk: { S: 'b' },
        n: { N: '7' },
        l: { L: [{ BOOL: true }, { NULL: true }] },
        m: { M: { x: { S: 'y' } } },
      },
    };
    const cloud = createServer((_, response) => response.writeHead(400).end(JSON.stringify(body)));
    await listen(cloud);
    const endpoint = `http://127.0.0.1:${(cloud.address() as AddressInfo).port}`;
    const answer = await dynamoTables({ endpoint, ...patient })('decisions').put({ pk: 'a', sk: 'b' }, { absent: true });
    expect(answer).toEqual({ stored: false, existing: { pk: 'a', sk: 'b', n: 7, l: [true, null], m: { x: 'y' } } });
    cloud.closeAllConnections();
    cloud.close();
  });
});

const listen = (server: Server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
