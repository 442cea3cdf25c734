import { hash } from 'node:crypto';

/**
 * One text for one value: keys sorted by code unit, no white space, `undefined` members left out (RFC 8785 for the values
 * used here: strings, booleans, null, integers and short decimals). Digests, audit leaves and replay comparisons rest on it.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('a canonical value holds finite numbers only');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return canonicalArray(value);
  if (typeof value === 'object') return canonicalObject(value as Record<string, unknown>);
  throw new TypeError(`a canonical value cannot hold a ${typeof value}`);
}

/** Plain loops: every decision is written this way several times. */
function canonicalArray(elements: readonly unknown[]): string {
  let text = '';
  for (const element of elements) text += `${text === '' ? '' : ','}${canonicalJson(element ?? null)}`;
  return `[${text}]`;
}

function canonicalObject(value: Record<string, unknown>): string {
  let text = '';
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member !== undefined) text += `${text === '' ? '' : ','}${quoted(key)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

/** What may have to be escaped in a JSON text (RFC 8259 section 7): quotes, backslashes, controls, and halves of a pair of surrogates. */
const special = /[^ !#-[\]-\ud7ff\ue000-\uffff]/;
const quoted = (text: string): string => (special.test(text) ? JSON.stringify(text) : `"${text}"`);

/** `sha256:` + hex over the canonical text. */
export const digestOf = (value: unknown): string => `sha256:${sha256Hex(canonicalJson(value))}`;

export const sha256Hex = (bytes: string | Uint8Array): string => hash('sha256', bytes);
