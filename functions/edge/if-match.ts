import { type Problem, problem } from './reply.ts';

type Read = { ok: true; version: number | null } | { ok: false; problem: Problem };

/**
 * The version named in `If-Match`; null for `*` or, where it may be left out, for none. Quotes and a weak mark do not count.
 * A change that two people could make at once must say which version it is about.
 */
export function ifMatchOf(headers: Readonly<Record<string, string | undefined>>, presence: 'required' | 'optional'): Read {
  const given = headers['if-match']?.trim();
  if (given === undefined) {
    return presence === 'optional' ? anything : refuse('send `If-Match` with the version (`ETag`) you have read');
  }
  if (given === '*') return anything;
  const version = Number(given.replace(/^(W\/)?"(.*)"$/, '$2'));
  return Number.isInteger(version) && version > 0
    ? { ok: true, version }
    : refuse('`If-Match` names no version of this resource');
}

const anything: Read = { ok: true, version: null };
const refuse = (detail: string): Read => ({ ok: false, problem: problem('precondition_failed', detail) });

export const etag = (version: number): { etag: string } => ({ etag: `"${version}"` });
