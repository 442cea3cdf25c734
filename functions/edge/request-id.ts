import { randomUUID } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/** What a caller may choose: nothing that could forge a line of a log. */
const chosen = /^[A-Za-z0-9_-]{8,64}$/;

/** The caller's `x-request-id` when it is harmless, else the gateway's, else a new one. */
export function requestIdOf(event: APIGatewayProxyEventV2): string {
  const asked = event.headers['x-request-id'];
  if (asked !== undefined && chosen.test(asked)) return asked;
  return event.requestContext.requestId || randomUUID();
}
