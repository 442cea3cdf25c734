import * as z from 'zod';

/** Every problem the API answers, its HTTP status and its title. RFC 9457. */
export const problems = {
  invalid_request: { status: 400, title: 'The request cannot be read or breaks the schema.' },
  unauthenticated: { status: 401, title: 'The caller is not known.' },
  forbidden: { status: 403, title: 'The caller may not do this.' },
  not_found: { status: 404, title: 'There is no such thing here.' },
  method_not_allowed: { status: 405, title: 'This resource does not answer that method.' },
  conflict: { status: 409, title: 'Somebody else changed this first.' },
  precondition_failed: { status: 412, title: 'It is no longer in the state named in `If-Match`.' },
  payload_too_large: { status: 413, title: 'The body is too large.' },
  unsupported_media_type: { status: 415, title: 'The body is in a format this resource does not read.' },
  idempotency_key_reused: { status: 422, title: 'The idempotency key was used with another body.' },
  rate_limited: { status: 429, title: 'Too many requests; try again later.' },
  internal: { status: 500, title: 'Something went wrong here; nothing was released.' },
  not_ready: { status: 503, title: 'The lists are not loaded yet.' },
} as const;

export type ProblemCode = keyof typeof problems;
const problemCodes = Object.keys(problems) as ProblemCode[];

/** One fault of a request. `pointer` is a JSON Pointer into the body, or `query`, `path` or `header` and a name. */
export const fault = z.object({ pointer: z.string(), code: z.string(), message: z.string() });
export type Fault = z.output<typeof fault>;

export const problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.enum(problemCodes as [ProblemCode, ...ProblemCode[]]),
    detail: z.string().optional(),
    errors: z.array(fault).optional(),
    requestId: z.string(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457. Never holds a name from the order, nor a stack.' });
