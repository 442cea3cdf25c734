import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** What the gateway knows of the caller. */
export interface Vouched {
  caller: string;
  scopes: string;
  reach: string;
}

/** The event API Gateway (payload format 2.0) would send for this request, from a caller that was vouched for. */
export function toEvent(
  request: IncomingMessage,
  url: URL,
  body: Buffer,
  route: string,
  parameters: Record<string, string>,
  vouched: Vouched,
) {
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  const query = [...url.searchParams.keys()].map((key) => [key, url.searchParams.getAll(key).join(',')]);
  return {
    version: '2.0',
    routeKey: route,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers,
    ...(query.length > 0 ? { queryStringParameters: Object.fromEntries(query) } : {}),
    ...(Object.keys(parameters).length > 0 ? { pathParameters: parameters } : {}),
    requestContext: {
      accountId: 'local',
      apiId: 'local',
      authorizer: { lambda: vouched },
      domainName: 'localhost',
      domainPrefix: 'localhost',
      http: {
        method: request.method ?? 'GET',
        path: url.pathname,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: route,
      stage: '$default',
      time: '',
      timeEpoch: 0,
    },
    ...(body.length > 0 ? { body: body.toString('base64') } : {}),
    isBase64Encoded: body.length > 0,
  };
}
