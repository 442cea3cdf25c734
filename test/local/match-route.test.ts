import { describe, expect, test } from 'vitest';
import { routeMatcher } from '../../functions/local/match-route.ts';
import type { FunctionRow } from '../../functions/manifest.ts';

const row = (route: string) => ({ name: route, on: { route } }) as unknown as FunctionRow;
const match = routeMatcher([row('GET /v1/a/{id}'), row('GET /v1/a/special'), row('POST /v1/a'), row('GET /v1/a/{id}/b/{other}')]);

describe('matching a route', () => {
  test('parameters are taken from their segments, decoded', () => {
    expect(match('GET', '/v1/a/x%2Fy%20z')).toMatchObject({ row: { name: 'GET /v1/a/{id}' }, parameters: { id: 'x/y z' } });
    expect(match('GET', '/v1/a/1/b/2')).toMatchObject({ parameters: { id: '1', other: '2' } });
  });

  test('an exact segment wins over a parameter', () => {
    expect(match('GET', '/v1/a/special')).toMatchObject({ row: { name: 'GET /v1/a/special' } });
  });

  test('a known path under another method says which it answers', () => {
    expect(match('DELETE', '/v1/a')).toEqual({ allow: ['POST'] });
  });

  test.each(['/v1/a/', '/v1', '/v1/a/1/b', '/v1/a/%zz', '/v1/a/1/b/2/3', '//'])('nothing is found at %s', (path) => {
    expect(match('GET', path)).toBeNull();
  });
});
