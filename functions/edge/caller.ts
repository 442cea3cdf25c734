import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/** Who asks, and what they may do. */
export interface Caller {
  /** API key id, IAM principal, or `local` on loopback. Stored with decisions; never a secret. */
  id: string;
  /** `*` stands for all. */
  scopes: readonly string[];
  /** `own`: sees only what it made itself. */
  reach: 'own' | 'all';
}

/** What the gateway found out about the caller before the request came here. */
interface Authorizer {
  lambda?: { caller?: string; scopes?: string; reach?: string };
  iam?: { userArn?: string | null; userId?: string | null };
}

/**
 * The caller as the gateway or the local server vouches for it; null when nobody does. An IAM principal is trusted with every
 * scope: who may call which route is said in its own policy (`execute-api:Invoke`).
 */
export function callerOf(event: APIGatewayProxyEventV2): Caller | null {
  const authorizer = (event.requestContext as { authorizer?: Authorizer }).authorizer;
  const { lambda, iam } = authorizer ?? {};
  if (lambda?.caller) {
    const scopes = (lambda.scopes ?? '').split(' ').filter(Boolean);
    return { id: lambda.caller, scopes, reach: lambda.reach === 'own' ? 'own' : 'all' };
  }
  const principal = iam?.userArn ?? iam?.userId;
  return principal ? { id: principal, scopes: ['*'], reach: 'all' } : null;
}

export const mayUse = (caller: Caller, scope: string | null): boolean =>
  scope === null || caller.scopes.includes('*') || caller.scopes.includes(scope);
