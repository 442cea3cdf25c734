import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { comparePartiesRoute, searchPartiesRoute } from '../../shared/api/parties.ts';
import { givenEdition } from './given-edition.ts';
import { type TestServer, testServer } from './local-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

const search = (body: object) => server.post('/v1/parties/search', body);

test('nothing can be searched before the first edition', async () => {
  expect((await search({ name: 'Zarvanian' })).body.code).toBe('not_ready');
});

describe('searching parties', () => {
  beforeAll(async () => {
    await givenEdition(server.world);
  });

  test('the listed party comes first, explained', async () => {
    const { status, body } = await search({
      name: 'Zarvanian Turbine Works',
      type: 'organization',
      country: 'United Arab Emirates',
    });
    expect(status).toBe(200);
    expect(body.results[0].entry.id).toBe('us-bis-el:T-1');
    expect(searchPartiesRoute.answers[200].schema.safeParse(body).success).toBe(true);
  });

  test('a list is searched alone, by its own id or by that of its file', async () => {
    for (const [sources, found] of [
      [['us-bis-el'], 1],
      [['us-csl'], 1],
      [['un-sc'], 0],
    ] as const)
      expect((await search({ name: 'Zarvanian Turbine Works', sources })).body.results).toHaveLength(found);
  });

  test('an identifier finds its bearer', async () => {
    const identifiers = [{ type: 'passport', value: 'ZX4419027', country: 'TR' }];
    expect((await search({ name: 'Nobody Known', identifiers })).body.results[0].entry.id).toBe('us-ofac-sdn:T-2');
  });

  test.each<[string, object, string]>([
    ['no name', {}, '/name'],
    ['a bar above one', { name: 'x', minScore: 1.1 }, '/minScore'],
    ['no results', { name: 'x', limit: 0 }, '/limit'],
    ['a field nobody knows', { name: 'x', fuzzy: true }, '/fuzzy'],
  ])('%s is refused with a pointer', async (_, body, pointer) => {
    const refused = await search(body);
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([400, pointer]);
  });
});

describe('comparing parties', () => {
  const pair = (query: string, ...names: string[]) => ({ query: { name: query }, candidate: { names } });

  test('a thousand pairs are scored in their order', async () => {
    const pairs = Array.from({ length: 1000 }, (_, n) =>
      n % 2 === 0 ? pair('Elbufer GmbH', 'Elbufer GmbH') : pair('Elbufer GmbH', 'Zarvan'),
    );
    const { status, body } = await server.post('/v1/parties/compare', { pairs });
    expect([status, body.results.length]).toEqual([200, 1000]);
    expect(body.results[0].score).toBeGreaterThan(0.99);
    expect(body.results[1].score).toBeLessThan(0.5);
    expect(comparePartiesRoute.answers[200].schema.safeParse(body).success).toBe(true);
  });

  test.each<[string, unknown[]]>([
    ['no pairs', []],
    ['a thousand and one', Array.from({ length: 1001 }, () => pair('a', 'b'))],
  ])('%s are refused', async (_, pairs) => {
    expect((await server.post('/v1/parties/compare', { pairs })).body.errors[0].pointer).toBe('/pairs');
  });
});
