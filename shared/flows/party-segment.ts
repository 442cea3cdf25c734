import { gunzipSync, gzipSync } from 'node:zlib';
import type { Party } from '../model/party.ts';
import type { DecisionRecord } from './world.ts';

/** What is kept of a stored order to find it again when lists, law or rules change. */
export interface StoredOrder {
  /** Decision id. */
  id: string;
  at: string;
  /** Releasing when made. */
  clear: boolean;
  stage: string;
  destination: string | null;
  /** Countries on the way. */
  via: string[];
  shipFrom: string | null;
  /** Control codes claimed, US and EU. */
  codes: string[];
}

/** A party once, with the positions of the orders that name it. */
export interface StoredParty {
  party: Party;
  orders: number[];
}

/** A run of stored orders and their parties: an immutable object. Lines are read only where they are asked for. */
export interface PartySegment {
  orderCount: number;
  partyCount: number;
  order(position: number): StoredOrder;
  party(position: number): StoredParty;
}

export const encodeRecords = (records: readonly DecisionRecord[]): Uint8Array => {
  const parties = new Map<string, StoredParty>();
  records.forEach((record, position) => {
    for (const party of record.order.parties) addParty(parties, partyFacts(party), [position]);
  });
  return encode(records.map(storedOrder), [...parties.values()]);
};

/** One segment of several: the same customer is kept, and later compared, once. */
export function mergeSegments(segments: readonly PartySegment[]): Uint8Array {
  const parties = new Map<string, StoredParty>();
  const orders: StoredOrder[] = [];
  for (const segment of segments) {
    for (const { party, orders: positions } of eachParty(segment)) {
      addParty(
        parties,
        party,
        positions.map((position) => position + orders.length),
      );
    }
    for (let at = 0; at < segment.orderCount; at++) orders.push(segment.order(at));
  }
  return encode(orders, [...parties.values()]);
}

/** The segment without these decisions, and without the parties that only they name; null when it holds none of them. */
export function segmentWithout(
  segment: PartySegment,
  gone: ReadonlySet<string>,
): { bytes: Uint8Array; orderCount: number } | null {
  const orders: StoredOrder[] = [];
  const moved = new Map<number, number>();
  for (let at = 0; at < segment.orderCount; at++) {
    const order = segment.order(at);
    if (gone.has(order.id)) continue;
    moved.set(at, orders.length);
    orders.push(order);
  }
  if (orders.length === segment.orderCount) return null;
  const parties = [...eachParty(segment)].flatMap(({ party, orders: positions }) => {
    const left = positions.flatMap((position) => moved.get(position) ?? []);
    return left.length > 0 ? [{ party, orders: left }] : [];
  });
  return { bytes: encode(orders, parties), orderCount: orders.length };
}

export function* eachParty(segment: PartySegment): Generator<StoredParty> {
  for (let at = 0; at < segment.partyCount; at++) yield segment.party(at);
}

/** First line: how many orders; then a line for each order and each party; gzipped. */
function encode(orders: readonly StoredOrder[], parties: readonly StoredParty[]): Uint8Array {
  const lines = [
    String(orders.length),
    ...orders.map((one) => JSON.stringify(one)),
    ...parties.map((one) => JSON.stringify(one)),
  ];
  return gzipSync(lines.join('\n'), { level: 1 });
}

export function decodeSegment(bytes: Uint8Array): PartySegment {
  const lines = gunzipSync(bytes).toString('utf8').split('\n');
  const orderCount = Number(lines[0]);
  const line = <T>(at: number): T => JSON.parse(lines[at] ?? 'null') as T;
  return {
    orderCount,
    partyCount: lines.length - 1 - orderCount,
    order: (position) => line(1 + position),
    party: (position) => line(1 + orderCount + position),
  };
}

function addParty(parties: Map<string, StoredParty>, party: Party, positions: readonly number[]): void {
  const key = JSON.stringify(party);
  const known = parties.get(key);
  if (known) known.orders.push(...positions);
  else parties.set(key, { party, orders: [...positions] });
}

/** Roles and the order's own numbering do not change what a party matches. */
const partyFacts = (party: Party): Party => ({ ...party, id: '', roles: [] });

const storedOrder = ({ decision, order }: DecisionRecord): StoredOrder => ({
  id: decision.id,
  at: decision.createdAt,
  clear: decision.action === 'release',
  stage: order.stage,
  destination: order.destination.country,
  via: order.via,
  shipFrom: order.shipFrom?.country ?? null,
  codes: order.items.flatMap(({ classification: { us, eu } }) => [us, eu].filter((code) => code !== null)),
});
