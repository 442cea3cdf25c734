import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Caller } from './caller.ts';

/** An API Gateway event (payload 2.0) with what the chain has found out about it so far. */
export type EdgeEvent = APIGatewayProxyEventV2 & { edge: EdgeState };

export interface EdgeState {
  requestId: string;
  caller: Caller | null;
  /** The parsed JSON as sent, before defaults: digests are taken of it. */
  json: unknown;
  body: unknown;
  bytes: Buffer;
  parameters: unknown;
  query: unknown;
  /** Code of the problem answered, for the log. */
  problem: string | null;
}
