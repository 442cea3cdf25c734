import type { NodeHttpHandler } from '@smithy/node-http-handler';
import type { Table } from '../../shared/store/table.ts';

export type Fault = 'hang_before' | 'hang_after' | 'reset_before' | 'reset_after' | 'throttle' | 'error_500';

/** Which requests meet which fault: share of requests, by fault. */
export type FaultRates = Partial<Record<Fault, number>>;

export interface FaultLayer {
  around(handler: NodeHttpHandler): NodeHttpHandler;
  /** How often each fault happened. */
  counts: Record<Fault, number>;
  /** The fault the next request meets, counted. */
  next(): Fault | null;
}

/**
 * Stands between the client and the network and spoils requests, the same ones for the same seed: `before` the engine sees them or
 * `after` it has carried them out and before the reply arrives, which the client cannot tell apart. A hang ends as the time-out it
 * would end in, at once.
 */
export function faultLayer(rates: FaultRates, seed: number): FaultLayer {
  const next = random(seed);
  const counts: Record<Fault, number> = {
    hang_before: 0,
    hang_after: 0,
    reset_before: 0,
    reset_after: 0,
    throttle: 0,
    error_500: 0,
  };
  const draw = (): Fault | null => {
    let rest = next();
    for (const [fault, rate] of Object.entries(rates) as [Fault, number][]) {
      if (rest < rate) {
        counts[fault] += 1;
        return fault;
      }
      rest -= rate;
    }
    return null;
  };
  const around = (handler: NodeHttpHandler): NodeHttpHandler => {
    const handle: NodeHttpHandler['handle'] = async (request, options) => {
      const fault = draw();
      return fault === null ? handler.handle(request, options) : spoil[fault](() => handler.handle(request, options));
    };
    return new Proxy(handler, { get: (target, name, self) => (name === 'handle' ? handle : Reflect.get(target, name, self)) });
  };
  return { around, counts, next: draw };
}

/** The same faults on a table, with the client's one retry: a put whose reply was lost is sent again and meets itself. */
export function spoiledTable(table: Table, faults: FaultLayer): Table {
  const attempt = async <T>(act: () => Promise<T>): Promise<T> => {
    await Promise.resolve(); // lets the other racers in between
    const fault = faults.next();
    if (fault?.endsWith('_after')) await act();
    if (fault !== null) throw fault.startsWith('hang') ? timeout() : reset();
    return act();
  };
  const twice = <T>(act: () => Promise<T>): Promise<T> => attempt(act).catch(() => attempt(act));
  return {
    get: (...all) => twice(() => table.get(...all)),
    getMany: (...all) => twice(() => table.getMany(...all)),
    put: (...all) => twice(() => table.put(...all)),
    delete: (...all) => twice(() => table.delete(...all)),
    query: (...all) => twice(() => table.query(...all)),
  };
}

type Send = () => ReturnType<NodeHttpHandler['handle']>;

const spoil: Record<Fault, (send: Send) => ReturnType<NodeHttpHandler['handle']>> = {
  hang_before: async () => {
    throw timeout();
  },
  hang_after: async (send) => {
    await send();
    throw timeout();
  },
  reset_before: async () => {
    throw reset();
  },
  reset_after: async (send) => {
    await send();
    throw reset();
  },
  throttle: () => refused(400, 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException'),
  error_500: () => refused(500, 'com.amazonaws.dynamodb.v20120810#InternalServerError'),
};

const timeout = () => Object.assign(new Error('socket timed out'), { name: 'TimeoutError' });
const reset = () => Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });

async function refused(statusCode: number, type: string): ReturnType<NodeHttpHandler['handle']> {
  const body = new Response(JSON.stringify({ __type: type, message: 'injected' })).body;
  const response = { statusCode, reason: 'injected', headers: { 'content-type': 'application/x-amz-json-1.0' }, body };
  return { response } as unknown as Awaited<ReturnType<NodeHttpHandler['handle']>>;
}

/** Mulberry32: the same numbers for the same seed. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
