import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DecisionRecord, PutDecision } from '../../shared/flows/world.ts';
import { decisionStore } from '../../shared/store/decision-store.ts';
import { dynamoTables } from '../../shared/store/dynamodb.ts';
import { type EmbeddedEngine, startEmbeddedEngine } from '../../shared/store/embedded-engine.ts';
import type { Table } from '../../shared/store/table.ts';
import { ordinaryRecord } from '../fixtures/ordinary-record.ts';
import { memoryTables } from '../simulator/memory-table.ts';
import { type FaultLayer, faultLayer, spoiledTable } from './fault-layer.ts';
import { memoryObjects } from './memory-objects.ts';

const rates = { hang_before: 0.02, hang_after: 0.03, reset_before: 0.03, reset_after: 0.05, throttle: 0.03, error_500: 0.02 };
const racers = 50;
/** Through the whole client and engine a round takes a second of a processor; `RACE_ROUNDS=200` runs them all that way, too. */
const wireRounds = Number(process.env.RACE_ROUNDS ?? 6);
const patient = { connectMs: 10_000, requestMs: 10_000 };

let engine: EmbeddedEngine;
beforeAll(async () => {
  engine = await startEmbeddedEngine(null);
});
afterAll(() => engine.close());

describe('fifty callers racing for one key while requests hang, break, fail and are throttled', () => {
  test('keep one decision over 200 rounds, lose no acknowledged write and never meet their own as foreign', async () => {
    const table = memoryTables().decisions;
    const faults = faultLayer(rates, 7);
    await race(spoiledTable(table, faults), table, faults, 200);
  }, 120_000);

  test('do so through the client, its retries and the engine', async () => {
    const faults = faultLayer(rates, 11);
    const spoiled = dynamoTables({ endpoint: engine.endpoint, ...patient, aroundRequests: faults.around });
    const calm = dynamoTables({ endpoint: engine.endpoint, ...patient });
    await race(spoiled('decisions'), calm('decisions'), faults, wireRounds);
  }, 900_000);
});

/** What a caller knows afterwards. `unknown`: its call failed, and it cannot tell whether it wrote. */
type Seen = { attempt: string; got: PutDecision | 'unknown' };

async function race(spoiled: Table, calm: Table, faults: FaultLayer, rounds: number): Promise<void> {
  const store = decisionStore(spoiled, memoryObjects(), { shards: 2 });
  const reader = decisionStore(calm, memoryObjects(), { shards: 2 });
  let acknowledged = 0;
  for (let round = 0; round < rounds; round++) {
    const seen = await Promise.all(Array.from({ length: racers }, (_, racer) => put(store, recordOf(round, racer))));
    const kept = await reader.get(recordOf(round, 0).decision.id);
    const winners = seen.filter(({ got }) => got !== 'unknown' && got.stored);
    acknowledged += winners.length;
    expect(winners.length, `round ${round}`).toBeLessThanOrEqual(1);
    for (const { attempt, got } of seen) {
      if (got === 'unknown') continue;
      expect(got.stored ? attempt : got.existing.attempt, `round ${round}`).toBe(kept?.attempt);
      if (!got.stored) expect(got.existing.attempt, `round ${round}: an own write came back as another's`).not.toBe(attempt);
    }
  }
  expect(acknowledged).toBeGreaterThan(rounds * 0.6); // else the faults left nothing to test
  for (const [fault, count] of Object.entries(faults.counts)) expect(count, fault).toBeGreaterThan(0);
}

const put = (store: ReturnType<typeof decisionStore>, record: DecisionRecord): Promise<Seen> =>
  store.put(record).then(
    (got) => ({ attempt: record.attempt, got }),
    () => ({ attempt: record.attempt, got: 'unknown' as const }),
  );

const recordOf = (round: number, racer: number): DecisionRecord =>
  ordinaryRecord({ id: `dec_round${round}`, attempt: `att_${round}_${racer}` });
