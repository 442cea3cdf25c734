import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifest } from '../../functions/manifest.ts';
import { type Scope, scopes } from '../../shared/api/route.ts';
import { routes } from '../../shared/api/routes.ts';
import { givenEdition } from './given-edition.ts';
import { type Reply, type TestServer, testServer } from './local-server.ts';
import { listedOrder } from './orders.ts';

let server: TestServer;
/** Ids of things that are there, by the path that names them. */
const made: Record<string, string> = {};
/** A caller with every scope that sees only what it made itself. */
let stranger: Record<string, string>;

beforeAll(async () => {
  server = await testServer();
  await givenEdition(server.world);
  stranger = await keyWith([...scopes], 'own');
  const held = (await server.post('/v1/decisions', listedOrder({ reference: 'ER-1' }))).body;
  const match = held.findings.find((one: { match?: object }) => one.match);
  const remembered = { decision: held.id, finding: match.id, reason: 'r', evidence: 'e' };
  const draft = { title: 'Draft', rules: [] };
  Object.assign(made, {
    '/v1/decisions/{id}': held.id,
    '/v1/reviews/{id}': held.review.id,
    '/v1/orders/{reference}': 'ER-1',
    '/v1/suppressions/{id}': (await server.post('/v1/suppressions', remembered)).body.id,
    '/v1/rulesets/{id}': (await server.post('/v1/rulesets', draft)).body.id,
    '/v1/licenses/{id}': (await server.post('/v1/licenses', { id: 'ER-L', authority: 'BIS' })).body.id,
    '/v1/keys/{id}': (await server.post('/v1/keys', { name: 'k', scopes: ['law:read'] })).body.id,
  });
});
afterAll(() => server.close());

async function keyWith(some: string[], reach: 'own' | 'all' = 'all'): Promise<Record<string, string>> {
  const { body } = await server.post('/v1/keys', { name: 'a caller', scopes: some, reach });
  return { authorization: `Bearer ${body.secret}` };
}

const rows = manifest.flatMap(({ on, scope }) => {
  if (!('route' in on)) return [];
  const [method = '', path = ''] = on.route.split(' ');
  const route = routes.find((one) => one.method === method && one.path === path);
  return [{ name: on.route, method, path, scope: scope as Scope | null, route }];
});
type Row = (typeof rows)[number];

/** Bodies that pass the schema of a door behind an id. */
const bodies: Record<string, object | string> = {
  'POST /v1/decisions/{id}/replay': { with: 'pinned' },
  'POST /v1/reviews/{id}/notes': { text: 't' },
  'POST /v1/reviews/{id}/checklist': { step: 1, answer: 'yes' },
  'POST /v1/reviews/{id}/resolve': { verdict: 'true_match', reason: 'r', note: 'n' },
  'POST /v1/licenses/{id}/revoke': { reason: 'r' },
  'POST /v1/licenses/{id}/draws': { decision: 'dec_none', value: null, quantity: 1 },
};

/** Calls a door, with every parameter of its path filled from `id`. */
function knock({ name, method, path }: Row, id: string, headers: Record<string, string> = {}): Promise<Reply> {
  const body = bodies[name];
  const json = body === undefined ? {} : { 'content-type': 'application/json' };
  const init = { headers: { ...json, ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  return server.call(method, path.replace(/\{[^}]+\}/g, encodeURIComponent(id)), init);
}

const isProblem = (reply: Reply, status: number, code: string): void => {
  const { body, headers } = reply;
  expect([reply.status, body.status, body.code, headers.get('content-type')]).toEqual([
    status,
    status,
    code,
    'application/problem+json',
  ]);
  expect([body.type, body.requestId]).toEqual([`urn:portcullis:problem:${code}`, headers.get('x-request-id')]);
  expect(body.title.length).toBeGreaterThan(0);
};

test('every route of the manifest is told in the document, under the same scope, and every told one is served', () => {
  expect(rows.filter(({ route, scope }) => route?.scope !== scope).map(({ name }) => name)).toEqual([]);
  expect(routes.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(rows.map(({ name }) => name).sort());
});

describe('a caller', () => {
  test.each(rows)('nobody knows is refused at $name', async (row) => {
    isProblem(await knock(row, 'x', { authorization: 'Bearer ptc.key_none.00' }), 401, 'unauthenticated');
  });

  const scoped = rows.filter(({ scope }) => scope !== null);
  test.each(scoped)('with every scope but $scope is refused at $name and told which it lacks', async (row) => {
    const others = await keyWith(scopes.filter((one) => one !== row.scope));
    const refused = await knock(row, 'x', others);
    isProblem(refused, 403, 'forbidden');
    expect(refused.body.detail).toContain(`\`${row.scope}\``);
  });

  /** What a caller of reach `own` must not find: decisions of others and all that hangs on them. */
  const owned = ['/v1/decisions/{id}', '/v1/reviews/{id}', '/v1/orders/{reference}'];
  const private_ = rows.filter(({ path }) => owned.some((prefix) => path.startsWith(prefix)));
  test.each(private_)('that sees only its own does not find what another made at $name', async (row) => {
    const prefix = owned.find((one) => row.path.startsWith(one)) ?? '';
    isProblem(await knock(row, made[prefix] ?? '', { ...stranger, 'if-match': '*' }), 404, 'not_found');
  });

  const everybodys = rows.filter(({ route }) => route?.reach === 'all');
  test.each(everybodys)('that sees only its own does not hear of orders of others at $name', async (row) => {
    const refused = await knock(row, 'x', stranger);
    isProblem(refused, 403, 'forbidden');
    expect(refused.body.detail).toContain('reach `all`');
  });

  test('that sees only its own gets no proof of what another made', async () => {
    const decision = made['/v1/decisions/{id}'];
    isProblem(await server.get(`/v1/audit/proof?decision=${decision}`, stranger), 404, 'not_found');
  });
});

/** Doors that make what they are called for, or answer with an empty list. */
const making = new Set([
  'PUT /v1/sources/{id}/entries',
  'POST /v1/sources/{id}/import',
  'DELETE /v1/licenses/{id}/draws/{decision}',
  'GET /v1/webhooks/{id}/deliveries',
]);
const named = rows.filter(({ path, name }) => path.includes('{') && !making.has(name) && !path.includes('/parts'));
test.each(named)('nothing of that name is not found at $name', async (row) => {
  isProblem(await knock(row, 'none_0000000000000000000000000000', { 'if-match': '*' }), 404, 'not_found');
});

const listing = rows.filter(({ route }) => route?.query && 'cursor' in route.query.shape);
test.each(listing)('a cursor that was not given is refused at $name, with its place', async (row) => {
  const path = row.path.replace('{id}', row.path.startsWith('/v1/sources') ? 'us-csl' : (made[prefixOf(row)] ?? 'x'));
  for (const cursor of ['bm9wZQ', 'x'.repeat(200), '%00', '..%2F..', `${'A'.repeat(60)}==`]) {
    const refused = await server.get(`${path}?cursor=${cursor}`);
    isProblem(refused, 400, 'invalid_request');
    expect(refused.body.errors[0].pointer).toBe('/query/cursor');
  }
});
const prefixOf = ({ path }: Row): string => path.slice(0, path.indexOf('}') + 1);

/** What changes under an id carries an `ETag` and heeds `If-Match`. A ledger only grows, and an order has no version of its own. */
const versioned = ['/v1/reviews/{id}', '/v1/rulesets/{id}', '/v1/licenses/{id}', '/v1/suppressions/{id}', '/v1/keys/{id}'];
const changing = rows.filter(
  ({ method, path }) => method !== 'GET' && versioned.some((one) => path.startsWith(one)) && !path.includes('/draws'),
);
describe('what two people could change at once', () => {
  test.each(changing)('is not changed at $name by whoever has read another version', async (row) => {
    isProblem(await knock(row, made[prefixOf(row)] ?? '', { 'if-match': '"999"' }), 412, 'precondition_failed');
    isProblem(await knock(row, made[prefixOf(row)] ?? '', { 'if-match': 'nonsense' }), 412, 'precondition_failed');
  });

  const shown = rows.filter(({ method, path }) => method === 'GET' && versioned.includes(path));
  test.each(shown)('has its version in the answer of $name', async (row) => {
    const { status, headers } = await knock(row, made[row.path] ?? '');
    expect([status, /^"\d+"$/.test(headers.get('etag') ?? '')]).toEqual([200, true]);
  });
});

test('a method that a path does not know is refused, with those it knows', async () => {
  for (const path of new Set(rows.map((row) => row.path))) {
    const known = rows.filter((row) => row.path === path).map(({ method }) => method);
    const method = ['DELETE', 'PUT', 'POST', 'GET'].find((one) => !known.includes(one)) ?? 'PATCH';
    const refused = await server.call(method, path.replace(/\{[^}]+\}/g, 'x'));
    expect([path, refused.status, refused.body.code]).toEqual([path, 405, 'method_not_allowed']);
    for (const one of known) expect(refused.headers.get('allow')).toContain(one);
  }
});
