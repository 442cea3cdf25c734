import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { buildWorld, provideWorld } from '../../functions/edge/wiring.ts';
import { handler } from '../../functions/http/screen-order.ts';
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
  await givenEdition(world);
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

/** Units and log bytes of one screening, on average over a few. */
async function costOf(order: (reference: string) => object, action: string) {
  Object.assign(units, { read: 0, write: 0 });
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  for (let number = 0; number < screenings; number++) expect((await screen(order(`${action}-${number}`))).action).toBe(action);
  const bytes = written.mock.calls.reduce((sum, [chunk]) => sum + Buffer.byteLength(chunk as string), 0);
  written.mockRestore();
  return { write: units.write / screenings, read: units.read / screenings, logBytes: bytes / screenings };
}

describe('one screening', () => {
  test('of an ordinary order costs at most 4 write units, 2 read units and 1.5 kB of log', async () => {
    const cost = await costOf((reference) => cleanOrder({ reference }), 'release');
    process.stderr.write(`clear order: ${JSON.stringify(cost)}\n`);
    expect(cost.write).toBeLessThanOrEqual(4);
    expect(cost.read).toBeLessThanOrEqual(2);
    expect(cost.logBytes).toBeGreaterThan(0);
    expect(cost.logBytes).toBeLessThanOrEqual(1_500);
  });

  test('of a held order costs more for the review it opens and for what another attempt must meet', async () => {
    const cost = await costOf((reference) => listedOrder({ reference }), 'hold');
    process.stderr.write(`held order: ${JSON.stringify(cost)}\n`);
    expect(cost.write).toBeLessThanOrEqual(6);
    expect(cost.read).toBeLessThanOrEqual(3);
    expect(cost.logBytes).toBeLessThanOrEqual(1_500);
  });
});
