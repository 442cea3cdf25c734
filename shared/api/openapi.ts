import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { type ProblemCode, problem, problems } from './problem.ts';
import type { Route } from './route.ts';
import { routes } from './routes.ts';

/** Problems any operation may answer. */
const common: ProblemCode[] = ['invalid_request', 'unauthenticated', 'forbidden', 'rate_limited', 'internal'];
const withBody: ProblemCode[] = ['payload_too_large', 'unsupported_media_type'];

/** The OpenAPI 3.1 document, from the very schemas that validate. */
export function openapiDocument(version: string): object {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  return createDocument({
    openapi: '3.1.0',
    info: { title: 'Portcullis', version, description: 'May this order leave, to these people, in this place, for this use?' },
    paths,
  });
}

function operationOf(route: Route): ZodOpenApiOperationObject {
  const { parameters, query } = route;
  return {
    operationId: route.id,
    summary: route.summary,
    ...(route.scope === null ? {} : { description: `Needs scope \`${route.scope}\`.` }),
    requestParams: { ...(parameters ? { path: parameters } : {}), ...(query ? { query } : {}) },
    ...(route.body === undefined ? {} : { requestBody: requestBodyOf(route) }),
    responses: { ...answersOf(route), ...problemsOf(route) },
  };
}

function requestBodyOf({ body, reads }: Route) {
  const media = body ? { schema: body } : {};
  return { required: true, content: Object.fromEntries((reads ?? ['application/json']).map((type) => [type, media])) };
}

const answersOf = ({ answers }: Route) =>
  Object.fromEntries(
    Object.entries(answers).map(([status, { description, schema }]) => [
      status,
      { description, ...(schema ? { content: { 'application/json': { schema } } } : {}) },
    ]),
  );

/** One entry per status; codes that share a status are named together. */
function problemsOf(route: Route) {
  const codes = [...common, ...(route.body === undefined ? [] : withBody), ...(route.problems ?? [])];
  const byStatus = Map.groupBy(new Set(codes), (code) => String(problems[code].status));
  return Object.fromEntries(
    [...byStatus].map(([status, all]) => [
      status,
      { description: all.map((code) => `\`${code}\``).join(', '), content: { 'application/problem+json': { schema: problem } } },
    ]),
  );
}
