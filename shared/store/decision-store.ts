import { createHash } from 'node:crypto';
import type { DecisionRecord, DecisionStore, ObjectStore, PutDecision } from '../flows/world.ts';
import type { DecisionEvent } from '../model/review.ts';
import { countDecisions, listDecisions } from './list-decisions.ts';
import { packEvidence, unpackEvidence } from './pack-evidence.ts';
import { eventDay } from './recent-records.ts';
import type { Item, Table } from './table.ts';
import type { Vault } from './vault.ts';

/**
 * Up to this many packed bytes the evidence lies in the item, else in the object store. An item may not exceed 400 kB; and the
 * longer evidence of an order that is not released, which is rare and read by people, is dearer in write units than as an object.
 */
const inlineBytesMax = { release: 300 * 1024, hold: 640, refuse: 640 };
/** Layout of the item. A reader that meets a later one must refuse rather than guess. */
const layout = 1;

export interface DecisionStoreSettings {
  /** Partitions per day of the `byDay` index: about one per 500 decisions a second. */
  shards: number;
  /** Encrypts evidence at rest; absent: it lies as packed. */
  vault?: Vault;
  /** How evidence becomes bytes; absent: packed as all evidence at rest is. */
  packing?: { pack(evidence: unknown): Uint8Array; unpack(bytes: Uint8Array): unknown };
}

/**
 * Decisions over one table. The id *is* the idempotency key, so recording is a single conditional put of at most
 * 1 kB for an ordinary decision: three write units with its two keys-only indexes.
 */
export function decisionStore(table: Table, objects: ObjectStore, settings: DecisionStoreSettings): DecisionStore {
  const packing = settings.packing ?? { pack: packEvidence, unpack: unpackEvidence };
  const shelf: Shelf = { table, objects, vault: settings.vault ?? null, ...packing };
  const read = (id: string) => get(shelf, id);
  return {
    put: (record) => put(shelf, record, settings.shards),
    get: read,
    getMany: (ids) => getMany(shelf, ids),
    byReference: async (reference, limit) => {
      const filter = { reference, outcome: null, from: null, to: null, limit, cursor: null };
      return (await listDecisions(table, read, filter, settings.shards)).data;
    },
    list: (filter) => listDecisions(table, read, filter, settings.shards),
    count: (from, to, most) => countDecisions(table, { from, to, most }, settings.shards),
    addEvent: (event) => addEvent(table, event, settings.shards),
    events: (id) => events(table, id),
    remove: (id) => remove(shelf, id),
  };
}

interface Shelf {
  table: Table;
  objects: ObjectStore;
  vault: Vault | null;
  pack(evidence: unknown): Uint8Array;
  unpack(bytes: Uint8Array): unknown;
}

async function put(shelf: Shelf, record: DecisionRecord, shards: number): Promise<PutDecision> {
  const item = await toItem(shelf, record, shards);
  const standing = await putOrReadBack(shelf.table, item);
  if (!standing) return { stored: true };
  const existing = await fromItem(shelf, standing);
  // A retry after a lost reply meets its own first attempt: that is a success, not a conflict.
  return existing.attempt === record.attempt ? { stored: true } : { stored: false, existing };
}

/** Null when this put stored the item; else the item that stands in its place. Throws when neither can be known. */
async function putOrReadBack(table: Table, item: Item): Promise<Item | null> {
  try {
    const answer = await table.put(item, { absent: true });
    if (!answer.stored && !answer.existing) throw new Error('a decision was neither stored nor found in its place');
    return answer.stored ? null : answer.existing;
  } catch (error) {
    const standing = await table.get(item, { consistent: true }).catch(() => null);
    if (standing) return standing;
    throw error;
  }
}

async function get(shelf: Shelf, id: string): Promise<DecisionRecord | null> {
  const item = await shelf.table.get({ pk: id, sk: 'DECISION' }, { consistent: true });
  return item && fromItem(shelf, item);
}

async function getMany(shelf: Shelf, ids: readonly string[]): Promise<(DecisionRecord | null)[]> {
  const keys = ids.map((id) => ({ pk: id, sk: 'DECISION' }));
  const items = await shelf.table.getMany(keys, { consistent: true });
  return Promise.all(items.map((item) => item && fromItem(shelf, item)));
}

async function toItem(shelf: Shelf, record: DecisionRecord, shards: number): Promise<Item> {
  const { decision } = record;
  const packed = shelf.pack(record);
  const evidence = shelf.vault ? await shelf.vault.seal(packed, decision.createdAt) : packed;
  return {
    pk: decision.id,
    sk: 'DECISION',
    v: layout,
    referenceKey: decision.reference,
    createdAt: `${decision.createdAt}#${decision.id}`, // the id makes the order of an index total, so a page can resume
    dayShard: dayShardOf(decision.createdAt, decision.id, shards),
    ...(evidence.length <= inlineBytesMax[decision.action] ? { e: evidence } : { o: await keepAside(shelf.objects, evidence) }),
  };
}

async function keepAside(objects: ObjectStore, evidence: Uint8Array): Promise<string> {
  const key = `evidence/${createHash('sha256').update(evidence).digest('hex')}`;
  await objects.put(key, evidence);
  return key;
}

async function fromItem(shelf: Shelf, item: Item): Promise<DecisionRecord> {
  if (item.v !== layout) throw new Error(`decision item has layout \`${item.v}\`, this code reads \`${layout}\``);
  const evidence = item.e instanceof Uint8Array ? item.e : await shelf.objects.get(String(item.o));
  if (!evidence) throw new Error(`evidence \`${item.o}\` of a decision is missing from the object store`);
  return shelf.unpack(shelf.vault ? await shelf.vault.open(evidence) : evidence) as DecisionRecord;
}

function dayShardOf(createdAt: string, id: string, shards: number): string {
  const hash = createHash('sha256').update(id).digest();
  return `${createdAt.slice(0, 10)}#${hash.readUInt16BE(0) % shards}`;
}

async function addEvent(table: Table, event: DecisionEvent, shards: number): Promise<void> {
  const json = JSON.stringify(event);
  const mark = createHash('sha256').update(json).digest('hex').slice(0, 12); // the same event twice is one event
  await table.put({
    pk: event.decisionId,
    sk: `EVENT#${event.at}#${mark}`,
    createdAt: `${event.at}#${mark}`,
    dayShard: eventDay(dayShardOf(event.at, event.decisionId, shards)),
    json,
  });
}

async function events(table: Table, id: string): Promise<DecisionEvent[]> {
  const all: DecisionEvent[] = [];
  let after: Record<string, string> | null | undefined;
  do {
    const page = await table.query({ pk: id, skPrefix: 'EVENT#', consistent: true, ...(after ? { after } : {}) });
    for (const item of page.items) all.push(JSON.parse(String(item.json)));
    after = page.next;
  } while (after);
  return all;
}

/** Evidence first, the decision last: a removal that was cut short is found again by its decision. */
async function remove(shelf: Shelf, id: string): Promise<void> {
  const { table, objects } = shelf;
  const decision = await table.get({ pk: id, sk: 'DECISION' }, { consistent: true });
  if (typeof decision?.o === 'string') await objects.delete(decision.o);
  let page = await table.query({ pk: id, skPrefix: 'EVENT#', consistent: true });
  while (page.items.length > 0) {
    for (const item of page.items) await table.delete(item);
    page = await table.query({ pk: id, skPrefix: 'EVENT#', consistent: true });
  }
  await table.delete({ pk: id, sk: 'DECISION' });
}
