import { afterAll, beforeAll, expect, test } from 'vitest';
import { givenEdition } from './given-edition.ts';
import { type TestServer, testServer } from './local-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
  await givenEdition(server.world);
});
afterAll(() => server.close());

/** An order with every kind of text the contract has. */
const order = {
  reference: 'SO-inherited',
  stage: 'checkout',
  transaction: 'export',
  shipFrom: { country: 'US' },
  destination: { country: 'DE', region: 'Hessen', city: 'Kassel', postalCode: '34117' },
  via: ['NL'],
  parties: [
    {
      id: 'buyer',
      roles: ['purchaser'],
      type: 'organization',
      name: 'Quenby Orchard Supplies',
      aliases: ['Quenby'],
      address: { lines: ['1 Elm Lane'], city: 'Kassel', region: 'Hessen', postalCode: '34117', country: 'DE' },
      dateOfBirth: '1970-01-01',
      nationalities: ['DE'],
      identifiers: [{ type: 'registration', value: 'HRB 12345', country: 'DE' }],
      ownership: [{ name: 'Quenby Holding', entryId: 'us-ofac-sdn:1', percent: 10 }],
      email: 'sales@quenby.example',
      phone: '+49 561 1234567',
      website: 'https://quenby.example',
    },
  ],
  items: [
    {
      id: '1',
      sku: 'A-1',
      description: 'Router',
      kind: 'commodity',
      quantity: 1,
      unitValue: { amount: '10.00', currency: 'USD' },
      origin: 'US',
      classification: { us: '5A002.a', eu: '5A002a', hs: '851762', source: 'manufacturer' },
      attributes: { forEccn: '5A002' },
    },
  ],
  endUse: { statement: 'Laboratory', flags: { military: false } },
  authorizations: [{ kind: 'exception', code: 'ENC', attestations: { mass: true } }],
  signals: { ipCountry: 'DE', paymentCountry: 'DE' },
  jurisdictions: ['US', 'EU'],
  metadata: { note: 'none' },
  dryRun: true,
};

const inherited = ['constructor', 'toString', '__proto__'];

type Path = (string | number)[];
const texts = (value: unknown, path: Path = []): Path[] =>
  typeof value === 'string'
    ? [path]
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, one]) => texts(one, [...path, Array.isArray(value) ? Number(key) : key]))
      : [];

function replaced(value: unknown, [first, ...rest]: Path, by: string): unknown {
  if (first === undefined) return by;
  const copy = structuredClone(value) as Record<string | number, unknown>;
  copy[first] = replaced(copy[first], rest, by);
  return copy;
}

test.each(texts(order).map((path) => [path.join('/'), path] as const))(
  'an order whose %s is a word every object inherits is judged or refused, never a fault',
  async (_, path) => {
    for (const word of inherited) {
      const { status, body } = await server.post('/v1/decisions', replaced(order, path, word));
      expect([word, status, body.code]).toEqual([word, ...(status === 400 ? [400, 'invalid_request'] : [201, undefined])]);
    }
  },
);

test.each(inherited)('the other doors take `%s` for an unknown word', async (word) => {
  const query = { name: word, type: 'organization', identifiers: [{ type: word, value: '1234567', country: 'DE' }] };
  const calls = [
    server.post('/v1/parties/search', query),
    server.post('/v1/parties/compare', { pairs: [{ query, candidate: { names: [word], identifiers: query.identifiers } }] }),
    server.post('/v1/items/classify', { description: word, hs: word }),
    server.get(`/v1/eligibility?us=${word}&eu=${word}&from=US&to=DE`),
    server.get(`/v1/divergence?item=${word}&to=DE`),
    ...['sources', 'entries', 'decisions', 'orders', 'rulesets', 'reviews', 'licenses', 'suppressions'].map((kind) =>
      server.get(`/v1/${kind}/${word}`),
    ),
    server.post('/v1/rulesets', {
      title: word,
      rules: [{ id: word, title: word, when: `party.${word} == ${word}`, then: { outcome: 'review', message: word } }],
    }),
  ];
  for (const { status, path } of await Promise.all(calls.map(async (call, at) => ({ ...(await call), path: at }))))
    expect([path, status < 500]).toEqual([path, true]);
});
