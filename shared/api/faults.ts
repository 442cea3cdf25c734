import type * as z from 'zod';
import type { Fault } from './problem.ts';

/** More than this many faults help nobody. */
const faultsMax = 50;
/** Keys come from the caller: a pointer shows no more of one than this. */
const segmentMax = 64;

/** The faults of a value against its schema, by JSON Pointer. Says what was expected, never what was sent. */
export function faultsOf(error: z.ZodError, root = ''): Fault[] {
  return error.issues.flatMap((issue) => faultsOfIssue(issue, root)).slice(0, faultsMax);
}

function faultsOfIssue(issue: z.core.$ZodIssue, root: string): Fault[] {
  const pointer = root + issue.path.map(segment).join('');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ pointer: pointer + segment(key), code: 'unknown_field', message: 'is not a field here' }));
  }
  return [{ pointer, ...explain(issue) }];
}

/** RFC 6901: `~` and `/` are escaped. Control characters are shown as `?`. */
export function segment(key: PropertyKey): string {
  const shown = [...String(key)].slice(0, segmentMax).join('');
  return `/${shown
    .toWellFormed()
    .replaceAll('~', '~0')
    .replaceAll('/', '~1')
    .replace(/\p{Cc}/gu, '?')}`;
}

function explain(issue: z.core.$ZodIssue): { code: string; message: string } {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined && issue.message.endsWith('undefined')
        ? { code: 'required', message: 'is required' }
        : { code: 'wrong_type', message: `is not ${typeWords[issue.expected] ?? articled(issue.expected)}` };
    case 'too_small':
      return { code: 'too_small', message: `is below the least allowed: ${issue.minimum}${unitOf(issue.origin)}` };
    case 'too_big':
      return { code: 'too_big', message: `is above the most allowed: ${issue.maximum}${unitOf(issue.origin)}` };
    case 'invalid_value':
      return { code: 'not_allowed', message: `is not one of ${issue.values.map((value) => `\`${String(value)}\``).join(', ')}` };
    case 'invalid_format':
      return { code: 'wrong_format', message: formats[issue.format] ?? issue.message };
    case 'invalid_key':
      return { code: 'wrong_key', message: 'has a key that is too long or holds a control character' };
    case 'invalid_union':
      return { code: 'wrong_type', message: 'is of none of the types allowed here' };
    case 'custom':
      return { code: 'not_allowed', message: issue.message };
    default:
      return { code: issue.code, message: 'is not allowed here' };
  }
}

const formats: Record<string, string> = { datetime: 'is not an instant like `2026-11-23T14:02:11Z`, with its zone' };
const typeWords: Record<string, string> = { int: 'a whole number', record: 'an object' };
const unitOf = (origin: string) => ({ string: ' characters', array: ' elements' })[origin] ?? '';
const articled = (expected: string) => (/^[aeio]/.test(expected) ? `an ${expected}` : `a ${expected}`);
