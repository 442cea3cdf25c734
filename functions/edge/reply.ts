import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type Fault, type ProblemCode, problems } from '../../shared/api/problem.ts';
import type { Trouble } from '../../shared/model/result.ts';

/** What a handler answers. */
export type Reply = Answer | Problem;

export interface Answer {
  status: number;
  /** JSON value, or null for no body. */
  body: unknown;
  headers?: Record<string, string>;
}

export interface Problem {
  problem: ProblemCode;
  detail?: string;
  errors?: Fault[];
  headers?: Record<string, string>;
}

export const reply = (status: number, body: unknown, headers?: Record<string, string>): Answer => ({
  status,
  body,
  ...(headers ? { headers } : {}),
});

export const problem = (code: ProblemCode, detail?: string, errors?: Fault[]): Problem => ({
  problem: code,
  ...(detail === undefined ? {} : { detail }),
  ...(errors === undefined ? {} : { errors }),
});

/** The problem for a flow's trouble. Codes of the API pass; any other word is a fault of the request. */
export function problemOf({ code, message, at }: Trouble): Problem {
  const place = at === undefined ? undefined : [{ pointer: at, code: code in problems ? 'not_allowed' : code, message }];
  if (code in problems) return problem(code as ProblemCode, message, place);
  return problem('invalid_request', message, place ?? [{ pointer: '', code, message }]);
}

const always = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/** The reply as API Gateway takes it. */
export function toResult(answer: Reply, requestId: string): APIGatewayProxyStructuredResultV2 {
  if ('problem' in answer) return problemResult(answer, requestId);
  const headers = { ...always, 'content-type': 'application/json', 'x-request-id': requestId, ...answer.headers };
  return answer.body === null
    ? { statusCode: answer.status, headers }
    : { statusCode: answer.status, headers, body: JSON.stringify(answer.body) };
}

function problemResult({ problem: code, detail, errors, headers }: Problem, requestId: string) {
  const { status, title } = problems[code];
  const body = {
    type: `urn:portcullis:problem:${code}`,
    title,
    status,
    code,
    ...(detail === undefined ? {} : { detail }),
    ...(errors === undefined ? {} : { errors }),
    requestId,
  };
  return {
    statusCode: status,
    headers: { ...always, 'content-type': 'application/problem+json', 'x-request-id': requestId, ...headers },
    body: JSON.stringify(body),
  };
}
