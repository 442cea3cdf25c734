import { fail, ok, type Result } from '../model/result.ts';
import { segment } from './faults.ts';

/** Real orders nest seven deep; JSON.parse would follow a million. */
const depthMax = 32;
/** Keys that mean something to JavaScript and nothing to us. */
const reservedKeys = new Set(['__proto__', 'constructor', 'prototype']);

interface Frame {
  /** Keys seen so far, or null inside an array. */
  keys: Set<string> | null;
  /** Key or position we are at, for the pointer. */
  at: string | number;
}

/**
 * Reads JSON that means the same to every reader: no key twice in an object (RFC 8259 leaves it open which one counts), no
 * reserved key, at most 32 levels. Troubles carry a JSON Pointer and never quote the body.
 */
export function readJson(text: string): Result<unknown> {
  if (text.trim() === '') return fail('empty', 'the body is empty, expected JSON', '');
  const trouble = scan(text);
  if (trouble) return trouble;
  try {
    return ok(JSON.parse(text));
  } catch {
    return fail('not_json', 'the body is not valid JSON', '');
  }
}

/** One pass over the punctuation outside strings. Syntax errors are left to JSON.parse. */
function scan(text: string): ReturnType<typeof fail> | null {
  const frames: Frame[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at];
    const frame = frames.at(-1);
    if (mark === '"') {
      const end = endOfString(text, at);
      if (frame?.keys && isKey(text, end)) {
        const trouble = takeKey(frames, frame, text.slice(at, end));
        if (trouble) return trouble;
      }
      at = end - 1;
    } else if (mark === '{' || mark === '[') {
      frames.push({ keys: mark === '{' ? new Set() : null, at: mark === '{' ? '' : 0 });
      if (frames.length > depthMax) return fail('too_deep', `the body nests deeper than ${depthMax} levels`, '');
    } else if (mark === '}' || mark === ']') frames.pop();
    else if (mark === ',' && frame && typeof frame.at === 'number') frame.at += 1;
  }
  return null;
}

/** Position after the closing quote. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

const colonNext = /[ \t\r\n]*:/y;
function isKey(text: string, end: number): boolean {
  colonNext.lastIndex = end;
  return colonNext.test(text);
}

function takeKey(frames: Frame[], frame: Frame, quoted: string): ReturnType<typeof fail> | null {
  const key = unquote(quoted);
  if (key === null) return null;
  const repeated = frame.keys?.has(key) ?? false;
  frame.keys?.add(key);
  frame.at = key;
  if (reservedKeys.has(key)) return fail('reserved_key', 'is a key that is not allowed', pointerTo(frames));
  return repeated ? fail('duplicate_key', 'stands twice in the same object', pointerTo(frames)) : null;
}

/** The same key may be written with escapes: compare what it means. Null leaves a broken string to JSON.parse. */
function unquote(quoted: string): string | null {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return null;
  }
}

const pointerTo = (frames: Frame[]) => frames.map((frame) => segment(frame.at)).join('');
