import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lawTables } from '../../shared/licensing/law-tables.ts';
import { starterEu, starterUs } from '../../shared/licensing/starter-tables.ts';
import { buildIndex } from '../../shared/matching/build-index.ts';
import { loadIndex } from '../../shared/matching/load-index.ts';
import type { EccnEntry } from '../../shared/model/law.ts';
import { defaultRuleset } from '../../shared/rules/default-ruleset.ts';
import type { Knowledge } from '../../shared/screening/knowledge.ts';
import { screen } from '../../shared/screening/screen.ts';
import { givenEdition } from '../edge/given-edition.ts';
import { type TestServer, testServer } from '../edge/local-server.ts';
import { missing, referenceFile } from '../reference.ts';
import { expectVector } from './expect-vector.ts';
import { type Vector, vectorOrder } from './vector-order.ts';
import { vectorEntries, vectorRequest } from './vector-request.ts';

const file = 'vectors/license-vectors.json';
const vectors: Vector[] = missing(file) ? [] : JSON.parse(readFileSync(referenceFile(file) ?? '', 'utf8')).vectors;

const titled = (some: Vector[]) => some.map((vector) => [vector.id, vector.title, vector] as const);
/** The official example is about an entry that no list has; and an edition knows no day before it was made. */
const isInProcess = ({ input }: Vector): boolean =>
  input.fixture !== undefined || (input.decisionDate !== undefined && input.decisionDate < '2026-11-01');
const isLookup = ({ input }: Vector): boolean => input.match !== undefined || input.mapTo !== undefined;

describe.skipIf(vectors.length === 0)('worked cases over HTTP', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await testServer();
    await givenEdition(server.world, vectorEntries, { 'us-ear': starterUs, 'eu-dual-use': starterEu });
  });
  afterAll(() => server.close());

  it.each(titled(vectors.filter((one) => !isInProcess(one) && !isLookup(one))))('%s %s', async (_id, _title, vector) => {
    const { status, body } = await server.post('/v1/decisions', vectorRequest(vector));
    expect(status, JSON.stringify(body)).toBe(201);
    expectVector(vector, body);
  });

  it('does not take one shared name out of several for the listed person', async () => {
    for (const { input } of vectors.filter((one) => one.input.match)) {
      const { query, listed } = input.match;
      const pairs = [{ query: { ...query, type: 'person' }, candidate: { names: [listed.name], type: 'person' } }];
      const { body } = await server.post('/v1/parties/compare', { pairs });
      expect(body.results[0].score).toBeLessThan(0.7);
    }
  });

  it('maps codes by the verified map and never by their look', async () => {
    for (const { input, expected } of vectors.filter((one) => one.input.mapTo)) {
      const { body } = await server.get(`/v1/divergence?item=${input.item.usEccn}`);
      expect(body.mappings[0]).toMatchObject({ to: { code: expected.mappedEuCode }, mustNotMapTo: [expected.mustNotMapTo] });
    }
  });
});

const fictional: EccnEntry = {
  title: 'fictional entry of the worked example in 738.4(b)',
  reasons: ['NS', 'NP', 'AT'],
  rows: [
    { reason: 'NS', to: 'NS2' },
    { reason: 'NP', to: 'NP1', scope: [{ in: ['b'] }] },
    { reason: 'AT', to: 'AT1' },
  ],
  exceptions: { LVS: { yes: [{}], limits: [{ usd: 5000 }] }, GBS: { yes: [{}] } },
};

describe.skipIf(vectors.length === 0)('worked cases about a fictional entry or a past day', () => {
  const index = loadIndex(buildIndex(vectorEntries));
  const knowledge = {
    edition: { id: 'ed_cases', sources: {} },
    index: index.ok ? index.value : null,
    law: lawTables({ 'us-ear': { ...starterUs, entries: { ...starterUs.entries, '2A000': fictional } } }),
    ruleset: { ...defaultRuleset(), rules: [] },
    engine: 'cases',
  } as unknown as Knowledge;

  it.each(titled(vectors.filter(isInProcess)))('%s %s', (_id, _title, vector) => {
    const now = `${vector.input.decisionDate ?? '2026-11-23'}T00:00:00Z`;
    expectVector(vector, screen(vectorOrder(vector), knowledge, { now, gaps: [] }));
  });
});
