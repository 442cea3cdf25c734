import type { APIGatewayRequestAuthorizerEventV2, APIGatewaySimpleAuthorizerWithContextResult } from 'aws-lambda';
import { authenticateKey } from '../../shared/flows/api-keys.ts';
import { world } from '../edge/wiring.ts';

/** What `functions/edge/caller.ts` reads of a caller with a key. */
interface Vouched {
  caller: string;
  /** Separated by blanks. */
  scopes: string;
  reach: string;
}

/**
 * Tells the gateway whether the bearer of an API key may come in, and who it is. What a caller may do is judged by scope at
 * each door. Nothing of the key is logged.
 */
export async function handler(
  event: APIGatewayRequestAuthorizerEventV2,
): Promise<APIGatewaySimpleAuthorizerWithContextResult<Vouched | Record<string, never>>> {
  const secret = /^Bearer (\S+)$/i.exec(event.headers?.authorization ?? '')?.[1];
  const key = secret === undefined ? null : await authenticateKey(secret, await world());
  if (!key) return { isAuthorized: false, context: {} };
  return { isAuthorized: true, context: { caller: key.id, scopes: key.scopes.join(' '), reach: key.reach } };
}
