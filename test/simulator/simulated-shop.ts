import { createHmac } from 'node:crypto';
import { signerFromSeed } from '../../shared/decisions/audit/signed-note.ts';
import { knowledgeCache } from '../../shared/flows/knowledge-cache.ts';
import type { DecisionRecord, WatchWorld } from '../../shared/flows/world.ts';
import { fail, ok } from '../../shared/model/result.ts';
import { decisionStore } from '../../shared/store/decision-store.ts';
import { documentStore } from '../../shared/store/document-store.ts';
import { recentRecords } from '../../shared/store/recent-records.ts';
import { reviewStore } from '../../shared/store/review-store.ts';
import { sourceStore } from '../../shared/store/source-store.ts';
import { quiet } from '../flows/watch-world.ts';
import { remembered } from './remembered-calls.ts';
import { rememberedWork } from './remembered-work.ts';
import { frozen, sameValue } from './same-value.ts';
import type { Scheduler } from './scheduler.ts';
import { epoch } from './simulated-origin.ts';

import { type Disk, simulatedObjects, simulatedTable } from './simulated-stores.ts';

const shards = { shards: 1 };
/** What packs and unpacks well is shown elsewhere; here it would be the half of the work. */
const packing = {
  pack: (evidence: unknown) => Buffer.from(JSON.stringify(evidence)),
  unpack: (bytes: Uint8Array) => {
    const known = unpacked.get(bytes) ?? recordIn(bytes);
    unpacked.set(bytes, known);
    return known;
  },
};
const unpacked = new WeakMap<Uint8Array, DecisionRecord>();
function recordIn(bytes: Uint8Array): DecisionRecord {
  const record = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString()) as DecisionRecord;
  return frozen({ ...record, order: sameValue(record.order) });
}
/** Longer than in the cloud: the simulation lives thirty hours in ten milliseconds. */
const pollMs = 10 * 60_000;
const signer = signerFromSeed('shop.simulated', new Uint8Array(32).fill(3));
const pure = rememberedWork();
const fingerprint = remembered((text: string) => createHmac('sha256', 'simulated').update(text).digest('hex'));

/** One process over the shared disk: its own clock, its own cache of knowledge, the product's own repositories and flows. */
export function startProcess(
  name: string,
  disk: Disk,
  scheduler: Scheduler,
  skewMs: number,
  fetch: WatchWorld['fetch'],
): WatchWorld {
  const table = (of: keyof Disk['tables']) => simulatedTable(disk.tables[of], scheduler);
  const objects = simulatedObjects(disk.objects, scheduler);
  let ids = 0;
  const clock: WatchWorld['clock'] = {
    now: () => new Date(epoch + scheduler.now() + skewMs),
    elapsed: () => scheduler.now(),
    sleep: (ms) => scheduler.sleep(ms),
    newId: (prefix) => `${prefix}_${name}_${++ids}`,
  };
  const policy = documentStore(table('policy'));
  const ports = { clock, log: quiet, objects, policy, sources: sourceStore(table('sources')), pure };
  return {
    ...ports,
    decisions: decisionStore(table('decisions'), objects, { ...shards, packing }),
    reviews: reviewStore(table('reviews')),
    seal: { seal: async (text) => text, open: async (token) => token },
    knowledge: knowledgeCache(ports, pollMs, '0.1.0'),
    fetch,
    documents: documentStore(table('journal')),
    recent: recentRecords(table('decisions'), shards),
    keys: async () => ({ signer, fingerprint }),
    receivers: {
      check: ok,
      post: async () => ok(200),
      get: async () => fail('unreachable', 'no peers here'),
      newSecret: () => new Uint8Array(32),
    },
    watch: { origin: 'shop.simulated', activeDays: 90, flipShareMax: 0.005, flipsMin: 20, whenIdle: 'leave' },
  };
}
