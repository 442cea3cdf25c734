import { routes } from '../../shared/api/routes.ts';
import type { Reply, TestServer } from '../edge/local-server.ts';

/** The server, refusing every answer that is not what its route tells: a status it does not name, or another shape. */
export function asTold(server: TestServer): TestServer {
  const call: TestServer['call'] = async (method, path, init) => {
    const reply = await server.call(method, path, init);
    const fault = untold(method, path, reply);
    if (fault !== null) throw new Error(`${method} ${path.split('?')[0]} answered ${reply.status}: ${fault}`);
    return reply;
  };
  const json = { 'content-type': 'application/json' };
  return {
    ...server,
    call,
    get: (path, headers = {}) => call('GET', path, { headers }),
    post: (path, body, headers = {}) => call('POST', path, { headers: { ...json, ...headers }, body: JSON.stringify(body) }),
  };
}

const ofEveryRoute = [
  'invalid_request',
  'unauthenticated',
  'forbidden',
  'payload_too_large',
  'unsupported_media_type',
  'rate_limited',
];

function untold(method: string, path: string, { status, body }: Reply): string | null {
  const segments = (path.split('?')[0] ?? '').split('/');
  const route = routes
    .filter((one) => one.method === method && fits(one.path.split('/'), segments))
    .sort((a, b) => a.path.split('{').length - b.path.split('{').length)[0];
  if (!route) return 'no route is told';
  if (status >= 400) {
    const told: readonly string[] = [...ofEveryRoute, ...(route.problems ?? [])];
    return told.includes(body.code) ? null : `problem \`${body.code}\` is not told`;
  }
  const answer = route.answers[status];
  if (!answer) return 'this status is not told';
  const parsed = answer.schema?.safeParse(body);
  return parsed && !parsed.success ? JSON.stringify(parsed.error.issues.slice(0, 3)) : null;
}

const fits = (pattern: string[], path: string[]): boolean =>
  pattern.length === path.length && pattern.every((part, position) => part.startsWith('{') || part === path[position]);
