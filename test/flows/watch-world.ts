import { createHmac } from 'node:crypto';
import { signerFromSeed } from '../../shared/decisions/audit/signed-note.ts';
import type { Clock, DecisionStore, Log, WatchKeys, WatchWorld, WebhookPost } from '../../shared/flows/world.ts';
import { fail, ok } from '../../shared/model/result.ts';
import { decisionStore } from '../../shared/store/decision-store.ts';
import { documentStore } from '../../shared/store/document-store.ts';
import { recentRecords } from '../../shared/store/recent-records.ts';
import { reviewStore } from '../../shared/store/review-store.ts';
import { sourceStore } from '../../shared/store/source-store.ts';
import { canaries } from '../edge/canary-watch.ts';
import { memoryTables } from '../simulator/memory-table.ts';
import { memoryObjects } from '../store/memory-objects.ts';

export interface Sent {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** A clock that stands still until it is moved. */
function handClock(start = '2026-11-24T09:00:00.000Z'): Clock & { forward(ms: number): void } {
  let now = Date.parse(start);
  let ids = 0;
  return {
    now: () => new Date(now),
    elapsed: () => now - Date.parse(start),
    sleep: async () => new Promise(() => {}),
    newId: (prefix) => `${prefix}_${String(++ids).padStart(6, '0')}`,
    forward: (ms) => {
      now += ms;
    },
  };
}

const looked = (message: string, fields?: object) => canaries.look('log of flows', `${message} ${JSON.stringify(fields)}`);

/** Says nothing, and watches what it would have said. */
export const quiet: Log = { info: looked, warn: looked, error: looked };

/** The real flows and repositories over memory: everything but the network and the wall clock. */
export function watchWorld(settings: { knowledge?: WatchWorld['knowledge']; post?: WebhookPost; seed?: number } = {}) {
  const clock = handClock();
  const tables = memoryTables();
  const objects = memoryObjects();
  const sent: Sent[] = [];
  const post = async (url: string, headers: Record<string, string>, body: string) => {
    canaries.look('webhook', `${url} ${JSON.stringify(headers)} ${body}`);
    sent.push({ url, headers, body });
    return settings.post?.(url, headers, body) ?? ok(200);
  };
  const keys: WatchKeys = {
    signer: signerFromSeed('portcullis.test', new Uint8Array(32).fill(settings.seed ?? 1)),
    fingerprint: (text) => createHmac('sha256', 'test').update(text).digest('hex'),
  };
  const world: WatchWorld = {
    clock,
    objects,
    decisions: learning(decisionStore(tables.decisions, objects, { shards: 2 })),
    reviews: reviewStore(tables.reviews),
    policy: documentStore(tables.policy),
    seal: { seal: async (text) => text, open: async (token) => token },
    sources: sourceStore(tables.sources),
    knowledge: settings.knowledge ?? noKnowledge,
    fetch: async () => ok('not_modified' as const),
    log: quiet,
    documents: documentStore(tables.journal),
    recent: recentRecords(tables.decisions, { shards: 2 }),
    keys: async () => keys,
    receivers: { check: ok, post, get: async () => fail('unreachable', 'no peer'), newSecret: () => new Uint8Array(32).fill(9) },
    watch: { origin: 'portcullis.test', activeDays: 90, flipShareMax: 0.005, flipsMin: 20, whenIdle: 'leave' },
  };
  return { world, keys, clock, tables, objects, sent };
}

/** Whoever is decided about is watched for from then on. */
const learning = (store: DecisionStore): DecisionStore => ({
  ...store,
  put: (record) => {
    canaries.learn(record.order.parties);
    return store.put(record);
  },
});

const noKnowledge: WatchWorld['knowledge'] = {
  current: async () => null,
  pinned: async () => null,
  at: async () => null,
  gaps: () => [],
  poll: async () => {},
};
