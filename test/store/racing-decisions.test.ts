import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DecisionRecord, DecisionStore, PutDecision } from '../../shared/flows/world.ts';
import { decisionStore } from '../../shared/store/decision-store.ts';
import { dynamoTables } from '../../shared/store/dynamodb.ts';
import { type EmbeddedEngine, startEmbeddedEngine } from '../../shared/store/embedded-engine.ts';
import { ordinaryRecord } from '../fixtures/ordinary-record.ts';
import { faultLayer } from './fault-layer.ts';
import { memoryObjects } from './memory-objects.ts';

const rates = { hang_before: 0.02, hang_after: 0.03, reset_before: 0.03, reset_after: 0.05, throttle: 0.03, error_500: 0.02 };
const racers = 50;
const rounds = 200;
/** Rounds race side by side, each for its own key: one waits out its retries while others work. */
const roundsAtOnce = 20;
const patient = { connectMs: 10_000, requestMs: 10_000 };

let engine: EmbeddedEngine;
beforeAll(async () => {
  engine = await startEmbeddedEngine(null);
});
afterAll(() => engine.close());

test('fifty callers racing for one key keep one decision over 200 rounds while requests hang, break, fail and are throttled', async () => {
  const faults = faultLayer(rates, 11);
  const spoiled = dynamoTables({ endpoint: engine.endpoint, ...patient, aroundRequests: faults.around });
  const calm = dynamoTables({ endpoint: engine.endpoint, ...patient });
  const store = decisionStore(spoiled('decisions'), memoryObjects(), { shards: 2 });
  const reader = decisionStore(calm('decisions'), memoryObjects(), { shards: 2 });
  let acknowledged = 0;
  for (let from = 0; from < rounds; from += roundsAtOnce) {
    const some = Array.from({ length: roundsAtOnce }, (_, n) => race(from + n, store, reader));
    acknowledged += (await Promise.all(some)).reduce((sum, one) => sum + one, 0);
  }
  expect(acknowledged).toBeGreaterThan(rounds * 0.6); // else the faults left nothing to test
  for (const [fault, count] of Object.entries(faults.counts)) expect(count, fault).toBeGreaterThan(0);
}, 600_000);

/** What a caller knows afterwards. `unknown`: its call failed, and it cannot tell whether it wrote. */
type Seen = { attempt: string; got: PutDecision | 'unknown' };

/** One round: nobody is told of a decision that is not the one kept, and nobody meets an own write as another's. Gives the winners. */
async function race(round: number, store: DecisionStore, reader: DecisionStore): Promise<number> {
  const seen = await Promise.all(Array.from({ length: racers }, (_, racer) => put(store, recordOf(round, racer))));
  const kept = await reader.get(recordOf(round, 0).decision.id);
  const winners = seen.filter(({ got }) => got !== 'unknown' && got.stored);
  expect(winners.length, `round ${round}`).toBeLessThanOrEqual(1);
  for (const { attempt, got } of seen) {
    if (got === 'unknown') continue;
    expect(got.stored ? attempt : got.existing.attempt, `round ${round}`).toBe(kept?.attempt);
    if (!got.stored) expect(got.existing.attempt, `round ${round}: an own write came back as another's`).not.toBe(attempt);
  }
  return winners.length;
}

const put = (store: DecisionStore, record: DecisionRecord): Promise<Seen> =>
  store.put(record).then(
    (got) => ({ attempt: record.attempt, got }),
    () => ({ attempt: record.attempt, got: 'unknown' as const }),
  );

/** Small, so that two hundred times fifty of them are quick: the race is about the key. */
function recordOf(round: number, racer: number): DecisionRecord {
  const record = ordinaryRecord({ id: `dec_round${round}`, attempt: `att_${round}_${racer}` });
  return { ...record, order: { ...record.order, parties: [], items: [] }, decision: { ...record.decision, findings: [] } };
}
