import { type Problem, problem } from './reply.ts';

/** Visible ASCII, as the Idempotency-Key draft of the IETF has it in effect. */
const keyPattern = /^[\x21-\x7e]{1,255}$/;

/** The caller's `Idempotency-Key`, null when there is none. Quotes around it, as a structured field has them, do not count. */
export function idempotencyKeyOf(
  headers: Readonly<Record<string, string | undefined>>,
): { ok: true; value: string | null } | { ok: false; problem: Problem } {
  const given = headers['idempotency-key'];
  if (given === undefined) return { ok: true, value: null };
  const key = given.trim().replace(/^"(.*)"$/, '$1');
  if (keyPattern.test(key)) return { ok: true, value: key };
  const message = 'is not 1 to 255 visible ASCII characters';
  return {
    ok: false,
    problem: problem('invalid_request', 'a header cannot be read', [
      { pointer: '/header/idempotency-key', code: 'wrong_format', message },
    ]),
  };
}
