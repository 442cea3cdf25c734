import middy from '@middy/core';
import normalizeHeaders from '@middy/http-header-normalizer';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type * as z from 'zod';
import type { Route } from '../../shared/api/route.ts';
import type { World } from '../../shared/flows/world.ts';
import { type Caller, callerOf, mayUse } from './caller.ts';
import type { EdgeEvent, EdgeState } from './edge-event.ts';
import { observeBug, observeRequest } from './observe.ts';
import { readBody } from './read-body.ts';
import { readParameters } from './read-parameters.ts';
import { problem, type Reply, toResult } from './reply.ts';
import { requestIdOf } from './request-id.ts';
import { world } from './wiring.ts';

/** A request as a handler sees it: read, capped, validated, its caller known and allowed. */
export interface Incoming<R extends Route> {
  body: R extends { body: infer B extends z.ZodType } ? z.output<B> : undefined;
  /** The JSON as sent, before defaults were filled in. */
  json: unknown;
  /** The body as it came, for digests and for formats other than JSON. */
  bytes: Buffer;
  parameters: R extends { parameters: infer P extends z.ZodObject } ? z.output<P> : undefined;
  query: R extends { query: infer Q extends z.ZodObject } ? z.output<Q> : undefined;
  /** Names in lower case. */
  headers: Readonly<Record<string, string | undefined>>;
  caller: Caller;
  requestId: string;
}

export type Act<R extends Route> = (request: Incoming<R>, world: World) => Promise<Reply>;
type Result = APIGatewayProxyStructuredResultV2;
type Step = middy.MiddlewareObj<EdgeEvent, Result>;
type Passing = middy.Request<EdgeEvent, Result>;

/** The one chain in front of every handler: headers, request id, caller, parameters, body; problems, log and metrics behind. */
export function http<R extends Route>(route: R, act: Act<R>) {
  const started = new WeakMap<object, number>();
  return middy<EdgeEvent, Result>({
    requestStart: (request: middy.Request) => void started.set(request, performance.now()),
    requestEnd: (request: middy.Request) => finish(route, request as Passing, started.get(request) ?? performance.now()),
  })
    .use(normalizeHeaders() as Step)
    .use(identify())
    .use(authorize(route))
    .use(readRequest(route))
    .use(answerBugs(route))
    .handler(async ({ edge, headers }: EdgeEvent) => {
      const { body, json, bytes, parameters, query, caller, requestId } = edge;
      const incoming = { body, json, bytes, parameters, query, headers, caller, requestId } as unknown as Incoming<R>;
      return answer(edge, await act(incoming, await world()));
    });
}

const identify = (): Step => ({
  before: ({ event }) => {
    event.headers ??= {};
    event.edge = { ...nothingYet, requestId: requestIdOf(event as APIGatewayProxyEventV2) };
  },
});

const nothingYet: Omit<EdgeState, 'requestId'> = {
  caller: null,
  json: undefined,
  body: undefined,
  bytes: Buffer.alloc(0),
  parameters: undefined,
  query: undefined,
  problem: null,
};

const authorize = (route: Route): Step => ({
  before: ({ event }) => {
    const caller = callerOf(event);
    if (!caller) return answer(event.edge, problem('unauthenticated'));
    if (!mayUse(caller, route.scope)) return answer(event.edge, problem('forbidden', `needs scope \`${route.scope}\``));
    if (route.reach === 'all' && caller.reach !== 'all')
      return answer(event.edge, problem('forbidden', 'needs reach `all`: it speaks of orders of others'));
    event.edge.caller = caller;
    return undefined;
  },
});

const readRequest = (route: Route): Step => ({
  before: ({ event }) => {
    const place = readParameters(event, route);
    if (!place.ok) return answer(event.edge, place.problem);
    const read = readBody(event, route);
    if (!read.ok) return answer(event.edge, read.problem);
    Object.assign(event.edge, { ...place, ...read });
    return undefined;
  },
});

const answerBugs = (route: Route): Step => ({
  onError: ({ event, error }) => {
    observeBug(route, event.edge.requestId, error);
    return answer(event.edge, problem('internal'));
  },
});

function answer(edge: EdgeState, reply: Reply): Result {
  edge.problem = 'problem' in reply ? reply.problem : null;
  return toResult(reply, edge.requestId);
}

function finish(route: Route, { event, response }: Passing, startedAt: number): void {
  const { requestId, problem: code } = event.edge;
  observeRequest(route, { requestId, problem: code, status: response?.statusCode ?? 500, ms: performance.now() - startedAt });
}
