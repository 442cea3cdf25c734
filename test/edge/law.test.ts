import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { classifyItemRoute, divergenceRoute, eligibilityRoute } from '../../shared/api/law.ts';
import { givenEdition } from './given-edition.ts';
import { type TestServer, testServer } from './local-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
  await givenEdition(server.world);
});
afterAll(() => server.close());

describe('GET /v1/eligibility', () => {
  test('answers a code and a destination with requirements, exceptions and their editions', async () => {
    const { status, body } = await server.get('/v1/eligibility?us=5A002.a&from=US&to=AE&value=9000');
    expect(status).toBe(200);
    expect(eligibilityRoute.answers[200].schema.safeParse(body).success).toBe(true);
    expect(body).toMatchObject({ outcome: 'license_required', law: { 'us-ear': '2026-07-23' }, tags: ['encryption'] });
    expect(body.findings[0].requirement).toEqual({ control: '5A002.a', reason: 'NS', column: 'NS1', destination: 'AE' });
    expect(body.exceptions.find((one: { code: string }) => one.code === 'ENC').status).toBe('candidate');
    expect(body.regimes).toEqual([{ list: 'US', code: '5A002.a', regime: 'Wassenaar Arrangement' }]);
  });

  test('judges each paragraph of an entry that is named without one', async () => {
    const { body } = await server.get('/v1/eligibility?us=3A001&to=DE&value=500');
    expect([body.outcome, body.findings[0].detail]).toEqual(['review', expect.stringContaining('3A001.b.2, b.3')]);
    const fate = (code: string) =>
      body.byParagraph.find((one: { paragraphs: string[] }) => one.paragraphs.includes(code)).outcome;
    expect([fate('3A001.a.7'), fate('3A001.b.2')]).toEqual(['clear', 'license_required']);
    expect((await server.get('/v1/eligibility?us=EAR99&to=DE')).body.byParagraph).toEqual([]);
  });

  test('takes facts and names of countries', async () => {
    const { body } = await server.get('/v1/eligibility?us=9A012.a.1&to=Japan&facts=rangeKm:400');
    expect(body.findings[0].requirement).toMatchObject({ reason: 'MT', destination: 'JP' });
  });

  test('sets the law of the Union beside', async () => {
    const { body } = await server.get('/v1/eligibility?us=4A906&eu=4A506&from=NL&to=US&origin=NL');
    expect(body.byJurisdiction.EU).toBe('clear_with_conditions');
    expect(body.exceptions.find((one: { code: string }) => one.code === 'EU001').status).toBe('available');
  });

  test('is not sent again while it stands', async () => {
    const first = await server.get('/v1/eligibility?us=0A982&to=DE');
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[0-9a-f]{32}"$/);
    const again = await server.get('/v1/eligibility?us=0A982&to=DE', { 'if-none-match': etag });
    expect(again.status).toBe(304);
  });

  test.each([
    ['?us=5A002', '/query/to'],
    ['?us=5A002&to=DE&facts=nonsense', '/query/facts'],
    ['?to=DE', '/query'],
    ['?us=5A002&to=DE&value=-1', '/query/value'],
    ['?us=5A002&to=DE&colour=red', '/query'],
  ])('refuses `%s` and points at `%s`', async (query, pointer) => {
    const { status, body } = await server.get(`/v1/eligibility${query}`);
    expect([status, body.code, body.errors[0].pointer.startsWith(pointer)]).toEqual([400, 'invalid_request', true]);
  });
});

describe('GET /v1/divergence', () => {
  test('does not take a false friend for a counterpart', async () => {
    const { body } = await server.get('/v1/divergence?item=9A120');
    expect(divergenceRoute.answers[200].schema.safeParse(body).success).toBe(true);
    expect(body.mappings[0]).toMatchObject({
      from: { list: 'US' },
      to: { list: 'EU', code: '9A112.b' },
      mustNotMapTo: ['9A120'],
    });
    expect(body.mappings[1]).toMatchObject({ from: { list: 'EU' }, to: null, basis: 'false_friend' });
  });

  test('says the threshold where two lists draw it apart, and both outcomes', async () => {
    const { body } = await server.get('/v1/divergence?item=3A090.a&to=VN');
    expect(body.mappings[0]).toMatchObject({
      kind: 'threshold',
      to: { code: '3A501.a.16' },
      outcomes: { US: 'license_required', EU: 'license_required' },
    });
    expect(body.mappings[0].why).toContain('4,800');
    expect(body.mappings[0].thresholds[0]).toMatchObject({ parameter: 'tpp', US: 4800, EU: 6000 });
  });

  test('gives each twin of a bare entry', async () => {
    const { body } = await server.get('/v1/divergence?item=3A090&to=VN');
    expect(
      body.mappings.map((one: { from: { code: string }; to: { code: string } | null }) => [one.from.code, one.to?.code]),
    ).toEqual([
      ['3A090.a', '3A501.a.16'],
      ['3A090.b', undefined],
    ]);
  });

  test('gives each twin of a bare entry of the Union, and its own', async () => {
    const { body } = await server.get('/v1/divergence?item=3A501');
    expect(body.mappings.map((one: { to: { code: string } }) => one.to.code)).toEqual(['3A090.a', '3A901']);
  });

  test('shows a gap between authorizations', async () => {
    const { body } = await server.get('/v1/divergence?item=5A992.c&to=AE');
    expect(body.mappings[0]).toMatchObject({ kind: 'one_sided', to: { code: 'not_listed' } });
  });

  test('does not know a code that no list has', async () => {
    expect((await server.get('/v1/divergence?item=9Z999')).status).toBe(404);
  });
});

describe('POST /v1/items/classify', () => {
  test('offers quoted candidates and never a decision', async () => {
    const { status, body } = await server.post('/v1/items/classify', { description: 'quantum computer' });
    expect(status).toBe(200);
    expect(classifyItemRoute.answers[200].schema.safeParse(body).success).toBe(true);
    expect(body.candidates[0]).toMatchObject({ code: expect.stringMatching(/^4A[59]06/), tags: ['quantum'] });
    expect(body.note).toMatch(/never a classification/);
  });

  test('wants a description or a number', async () => {
    const { status, body } = await server.post('/v1/items/classify', {});
    expect([status, body.code]).toEqual([400, 'invalid_request']);
  });
});
