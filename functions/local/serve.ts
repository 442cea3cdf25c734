import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type Problem, problem, toResult } from '../edge/reply.ts';
import type { FunctionRow } from '../manifest.ts';
import { routeMatcher } from './match-route.ts';
import { type RateLimit, rateLimiter, usualLimit } from './rate-limit.ts';
import { readBytes } from './read-bytes.ts';
import { orderTurns, takeTurns } from './take-turns.ts';
import { toEvent } from './to-event.ts';
import { vouchFor } from './vouch-for.ts';

/** The gateway's own cap on all headers together. */
const headerBytesMax = 10_240;
const headersMs = 10_000;
const requestMs = 30_000;
/** What a shop waits for, and sends in bursts. */
const orderRoute = 'POST /v1/decisions';
/** Names under which loopback may be called. Any other host is a page in a browser that tricked the name service. */
const hosts = new Set(['127.0.0.1', 'localhost', '[::1]']);

type Handle = (event: object, context: object) => Promise<APIGatewayProxyStructuredResultV2>;

/** The rows with a route as an HTTP server: each request becomes the event, and goes to the handler, of the cloud. */
export function serve(rows: readonly FunctionRow[], limit: RateLimit = usualLimit): Server {
  const match = routeMatcher(rows);
  const wait = rateLimiter(limit, () => performance.now());
  const turn = takeTurns(orderTurns);
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    respond(request, { match, wait, turn })
      .catch(() => refusal(problem('internal')))
      .then((result) => send(response, result));
  };
  const server = createServer({ maxHeaderSize: headerBytesMax, headersTimeout: headersMs, requestTimeout: requestMs }, answer);
  return server;
}

interface Gate {
  match: ReturnType<typeof routeMatcher>;
  wait: ReturnType<typeof rateLimiter>;
  turn: ReturnType<typeof takeTurns>;
}

async function respond(request: IncomingMessage, { match, wait, turn }: Gate) {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const body = await readBytes(request);
  if (!isLocalCall(request)) return refusal(problem('forbidden', 'this server answers calls from this machine only'));
  if (body === null) return refusal(problem('payload_too_large', 'the body is larger than anything read here'));
  const found = match(request.method ?? 'GET', url.pathname);
  if (found === null) return refusal(problem('not_found', 'no such resource; see /v1/openapi.json'));
  if ('allow' in found) return refusal({ ...problem('method_not_allowed'), headers: { allow: found.allow.join(', ') } });
  const vouched = await vouchFor(request);
  if (!vouched) return refusal(problem('unauthenticated'));
  const seconds = wait(vouched.caller);
  if (seconds !== null) return refusal({ ...problem('rate_limited'), headers: { 'retry-after': String(seconds) } });
  const { handler } = (await found.row.load()) as unknown as { handler: Handle };
  const route = 'route' in found.row.on ? found.row.on.route : '';
  const answer = () => handler(toEvent(request, url, body, route, found.parameters, vouched), {});
  const answered = route === orderRoute ? await turn(answer) : await answer();
  return answered === 'busy' ? refusal({ ...problem('rate_limited', 'too many orders at once'), headers: retrySoon }) : answered;
}

const retrySoon = { 'retry-after': '1' };

function isLocalCall({ headers }: IncomingMessage): boolean {
  const host = (headers.host ?? '').replace(/:\d+$/, '');
  const isOwnPage = headers.origin === undefined || headers.origin === `http://${headers.host}`;
  return hosts.has(host) && isOwnPage;
}

const refusal = (why: Problem): APIGatewayProxyStructuredResultV2 => toResult(why, randomUUID());

function send(response: ServerResponse, { statusCode = 500, headers = {}, body = '' }: APIGatewayProxyStructuredResultV2): void {
  const bytes = Buffer.from(body);
  response.writeHead(statusCode, { ...(headers as Record<string, string>), 'content-length': bytes.length });
  response.end(bytes);
}
