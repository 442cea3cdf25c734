import { describe, expect, test } from 'vitest';
import { rateLimiter } from '../../functions/local/rate-limit.ts';
import { testServer } from '../edge/local-server.ts';

describe('requests of one caller', () => {
  test('pass up to the burst, then at the steady rate, and no other caller has to wait', () => {
    let now = 0;
    const wait = rateLimiter({ perSecond: 2, burst: 3 }, () => now);
    expect([wait('a'), wait('a'), wait('a'), wait('a')]).toEqual([null, null, null, 1]);
    expect(wait('b')).toBeNull();
    now += 500;
    expect([wait('a'), wait('a')]).toEqual([null, 1]);
    now += 60_000;
    expect([wait('a'), wait('a'), wait('a'), wait('a')]).toEqual([null, null, null, 1]);
  });

  test('are told how long to wait', () => {
    const wait = rateLimiter({ perSecond: 0.1, burst: 1 }, () => 0);
    expect([wait('a'), wait('a')]).toEqual([null, 10]);
  });

  test('beyond the rate are answered 429 by the server, while another caller is served', async () => {
    const server = await testServer({ limit: { perSecond: 0.001, burst: 4 } });
    const key = (await server.post('/v1/keys', { name: 'shop', scopes: ['law:read'] })).body;
    const replies = await Promise.all(Array.from({ length: 6 }, () => server.get('/v1/health')));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 200, 200, 429, 429, 429]);
    const limited = replies.find(({ status }) => status === 429);
    expect([limited?.body.code, limited?.headers.get('content-type')]).toEqual(['rate_limited', 'application/problem+json']);
    expect(Number(limited?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await server.get('/v1/health', { authorization: `Bearer ${key.secret}` })).status).toBe(200);
    await server.close();
  });
});
