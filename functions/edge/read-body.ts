import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { faultsOf } from '../../shared/api/faults.ts';
import { readJson } from '../../shared/api/read-json.ts';
import type { Route } from '../../shared/api/route.ts';
import { type Problem, problem } from './reply.ts';

/** Five hundred items with long descriptions are some 200 kB; an item of the table holds 400 kB. */
const bodyBytesMax = 256 * 1024;
const json = 'application/json';

export type ReadBody = { ok: true; bytes: Buffer; json: unknown; body: unknown } | { ok: false; problem: Problem };

/** Size before type, type before parsing, parsing before the schema; nothing is decompressed. */
export function readBody(event: APIGatewayProxyEventV2, route: Route): ReadBody {
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  const most = route.bodyBytesMax ?? bodyBytesMax;
  if (bytes.length > most) return refuse(problem('payload_too_large', `the body has more than ${most / 1024} KiB`));
  if (route.body === undefined) return { ok: true, bytes, json: undefined, body: undefined };
  const type = mediaType(event.headers['content-type']);
  const reads = route.reads ?? [json];
  if (!reads.includes(type) || (event.headers['content-encoding'] ?? 'identity') !== 'identity')
    return refuse(problem('unsupported_media_type', `expected ${reads.join(' or ')}, UTF-8, not compressed`));
  if (route.body === null) return { ok: true, bytes, json: undefined, body: undefined };
  return parse(bytes, route.body);
}

const mediaType = (header: string | undefined) => (header ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

function parse(bytes: Buffer, schema: NonNullable<Route['body']>): ReadBody {
  const text = decode(bytes);
  if (text === null)
    return refuse(
      problem('invalid_request', 'the body is not UTF-8', [{ pointer: '', code: 'not_utf8', message: 'is not UTF-8' }]),
    );
  const read = readJson(text);
  if (!read.ok) {
    const { code, message, at = '' } = read.trouble;
    return refuse(problem('invalid_request', 'the body cannot be read', [{ pointer: at, code, message }]));
  }
  const parsed = schema.safeParse(read.value);
  if (parsed.success) return { ok: true, bytes, json: read.value, body: parsed.data };
  return refuse(problem('invalid_request', 'the body breaks the schema', faultsOf(parsed.error)));
}

/** Null when the bytes are not UTF-8. A byte order mark stays, and is then not JSON. */
function decode(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

const refuse = (why: Problem): ReadBody => ({ ok: false, problem: why });
