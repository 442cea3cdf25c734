import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { buildWorld, provideWorld } from '../../functions/edge/wiring.ts';
import { handler } from '../../functions/http/screen-order.ts';
import { starterLaw } from '../../shared/licensing/starter-law.ts';
import { type EmbeddedEngine, startEmbeddedEngine } from '../../shared/store/embedded-engine.ts';
import { tables } from '../../shared/store/tables.ts';
import { gatewayEvent } from '../infra/gateway-event.ts';
import { givenEdition } from './given-edition.ts';
import { cleanOrder, listedOrder } from './orders.ts';

const screenings = 20;

let engine: EmbeddedEngine;
let directory: string;
const units = { read: 0, write: 0 };
beforeAll(async () => {
  process.env.POWERTOOLS_METRICS_NAMESPACE ??= 'Portcullis';
  directory = await mkdtemp(join(tmpdir(), 'portcullis-'));
  engine = await startEmbeddedEngine(null);
  const environment = {
    DYNAMODB_ENDPOINT: engine.endpoint,
    OBJECTS_DIRECTORY: directory,
    MASTER_KEY_FILE: join(directory, 'master.key'),
    KNOWLEDGE_POLL_MS: '3600000',
  };
  const world = await buildWorld(environment, {
    countUnits: (table, kind, count) => {
      units[kind] += count + (kind === 'write' ? Object.keys(tables[table].indexes).length : 0); // the engine leaves index keys out
    },
  });
  provideWorld(world);
  await givenEdition(world, undefined, { 'us-ear': starterLaw().us });
  await screen(cleanOrder({ reference: 'warm-1' })); // makes this month's data key, once
});
afterAll(async () => {
  await engine.close();
  await rm(directory, { recursive: true, force: true });
});

async function screen(order: object): Promise<{ action: string }> {
  const event = gatewayEvent({ route: 'POST /v1/decisions', body: order });
  const result = await (handler as unknown as (event: object, context: object) => Promise<{ body: string }>)(event, {});
  return JSON.parse(result.body);
}

const [buyer] = cleanOrder().parties;
const [item] = cleanOrder().items;
/** A buyer of this name with everything that two orders may have in common, his own but for what is given. */
const contacts = (n: number, change: object = {}) => [
  {
    ...buyer,
    address: { ...buyer!.address, lines: [`Speicher ${n}`] },
    email: `c${n}@shop.test`,
    phone: `+49 40 ${5_550_000 + n}`,
    ...change,
  },
];
const controlled = [{ ...item!, description: 'bench meter', classification: { us: '4A994.a', eu: 'not_listed' } }];
const listed = { name: 'Zarvanian Turbine Works' };

/** Kinds of order, and what happens to them. Those of a later kind share nothing with an earlier one unless they say so. */
const kinds: [string, string, (reference: string, n: number) => object][] = [
  ['an ordinary order', 'release', (reference) => cleanOrder({ reference })],
  ['an order with every contact', 'release', (reference, n) => cleanOrder({ reference, parties: contacts(n) })],
  ['controlled goods', 'release', (reference, n) => cleanOrder({ reference, parties: contacts(100 + n), items: controlled })],
  ['a listed buyer', 'hold', (reference) => listedOrder({ reference })],
  [
    'controlled goods for a listed buyer with every contact',
    'hold',
    (reference, n) => cleanOrder({ reference, parties: contacts(200 + n, listed), items: controlled }),
  ],
  [
    'an attempt under another name',
    'hold',
    (reference, n) => cleanOrder({ reference, parties: contacts(200 + n, { name: 'Happy Garden Tools' }) }),
  ],
];

/** Units and log bytes of one screening, on average over a few. */
async function costOf(order: (n: number) => object, action: string) {
  Object.assign(units, { read: 0, write: 0 });
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  for (let number = 0; number < screenings; number++) expect((await screen(order(number))).action).toBe(action);
  const bytes = written.mock.calls.reduce((sum, [chunk]) => sum + Buffer.byteLength(chunk as string), 0);
  written.mockRestore();
  return { write: units.write / screenings, read: units.read / screenings, logBytes: bytes / screenings };
}

describe('one screening', () => {
  test.each(kinds)('of %s costs at most 4 write units, 2 read units and 1.5 kB of log', async (name, action, order) => {
    const cost = await costOf((n) => order(`${name}-${n}`, n), action);
    process.stderr.write(`${name}: ${JSON.stringify(cost)}\n`);
    expect(cost.write).toBeLessThanOrEqual(4);
    expect(cost.read).toBeLessThanOrEqual(2);
    expect(cost.logBytes).toBeGreaterThan(0);
    expect(cost.logBytes).toBeLessThanOrEqual(1_500);
  });
});
