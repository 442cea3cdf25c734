import type { IncomingMessage } from 'node:http';
import type { APIGatewayRequestAuthorizerEventV2 } from 'aws-lambda';
import { handler as authorizeKey } from '../http/authorize-key.ts';
import type { Vouched } from './to-event.ts';

/** Everybody on this machine, who may do everything. */
const loopback: Vouched = { caller: 'local', scopes: '*', reach: 'all' };

/** What the gateway does in the cloud: an API key is asked about, and one that is not accepted is nobody. No key is loopback. */
export async function vouchFor({ headers }: IncomingMessage): Promise<Vouched | null> {
  if (!/^Bearer /i.test(headers.authorization ?? '')) return loopback;
  const event = { headers } as unknown as APIGatewayRequestAuthorizerEventV2;
  const answer = await authorizeKey(event);
  return answer.isAuthorized ? (answer.context as Vouched) : null;
}
