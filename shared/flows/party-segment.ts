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

/** A run of stored orders and their parties: an immutable object. */
export interface PartySegment {
  orders: StoredOrder[];
  parties: StoredParty[];
}

export function segmentOf(records: readonly DecisionRecord[]): PartySegment {
  const parties = new Map<string, StoredParty>();
  records.forEach((record, position) => {
    for (const party of record.order.parties) addParty(parties, partyFacts(party), [position]);
  });
  return { orders: records.map(storedOrder), parties: [...parties.values()] };
}

/** One segment of several: the same customer is kept, and later compared, once. */
export function mergeSegments(segments: readonly PartySegment[]): PartySegment {
  const parties = new Map<string, StoredParty>();
  const orders: StoredOrder[] = [];
  for (const segment of segments) {
    for (const { party, orders: positions } of segment.parties) {
      addParty(
        parties,
        party,
        positions.map((position) => position + orders.length),
      );
    }
    orders.push(...segment.orders);
  }
  return { orders, parties: [...parties.values()] };
}

/** First line the orders, then one line a party; gzipped. */
export const encodeSegment = ({ orders, parties }: PartySegment): Uint8Array =>
  gzipSync([JSON.stringify(orders), ...parties.map((party) => JSON.stringify(party))].join('\n'), { level: 1 });

export function decodeSegment(bytes: Uint8Array): PartySegment {
  const [orders = '[]', ...parties] = gunzipSync(bytes).toString('utf8').split('\n');
  return { orders: JSON.parse(orders) as StoredOrder[], parties: parties.map((line) => JSON.parse(line) as StoredParty) };
}

function addParty(parties: Map<string, StoredParty>, party: Party, positions: number[]): void {
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
