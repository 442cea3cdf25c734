import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod';
import { faultsOf } from '../../shared/api/faults.ts';
import type { Route } from '../../shared/api/route.ts';
import { type Problem, problem } from './reply.ts';

export type ReadParameters = { ok: true; parameters: unknown; query: unknown } | { ok: false; problem: Problem };

/** Path parameters and query against the route's schemas. A parameter that cannot exist is `not_found`; a bad query is a fault. */
export function readParameters(event: APIGatewayProxyEventV2, route: Route): ReadParameters {
  const parameters = check(route.parameters, event.pathParameters ?? {});
  if (!parameters.success) return { ok: false, problem: problem('not_found', 'no such id here') };
  const query = check(route.query, queryOf(event));
  if (query.success) return { ok: true, parameters: parameters.data, query: query.data };
  const errors = faultsOf(query.error, '/query');
  return { ok: false, problem: problem('invalid_request', 'the query breaks the schema', errors) };
}

/** A route that takes no query passes over one, as caches and probes like to add their own. */
function check(schema: z.ZodObject | undefined, value: unknown) {
  return schema ? schema.safeParse(value) : { success: true as const, data: undefined };
}

/** Null prototype: keys come from outside. */
const queryOf = (event: APIGatewayProxyEventV2): Record<string, string> =>
  Object.assign(Object.create(null), event.queryStringParameters);
