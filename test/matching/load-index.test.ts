import { describe, expect, it } from 'vitest';
import { buildIndex } from '../../shared/matching/build-index.ts';
import { loadIndex } from '../../shared/matching/load-index.ts';
import { givenEntry } from './given-entry.ts';

const entries = ['Ivan Petrov', 'Blue Sky LLC', 'Mohammed Hassan', 'Ocean Pearl', '习近平'].map((name, at) =>
  givenEntry(`t:${at}`, [name]),
);
const codeOf = (bytes: Uint8Array): string => {
  const loaded = loadIndex(bytes);
  return loaded.ok ? 'ok' : loaded.trouble.code;
};

describe('an index file', () => {
  it('is the same bytes for the same entries in any order', () => {
    const bytes = buildIndex(entries);
    expect(buildIndex([...entries].reverse())).toEqual(bytes);
    expect(codeOf(bytes)).toBe('ok');
  });

  it('gives back every entry by id, and null for an id it does not hold', () => {
    const loaded = loadIndex(buildIndex(entries));
    if (!loaded.ok) throw new Error(loaded.trouble.message);
    expect(loaded.value).toMatchObject({ entryCount: 5, nameCount: 5 });
    for (const entry of entries) expect(loaded.value.entry(entry.id)).toEqual(entry);
    expect(loaded.value.entry('t:none')).toBeNull();
  });

  it('is built and searched empty', () => expect(codeOf(buildIndex([]))).toBe('ok'));

  it('is refused when cut short, damaged, of another kind or built by another normalizer', () => {
    const bytes = buildIndex(entries);
    expect(codeOf(bytes.subarray(0, 100))).toBe('truncated');
    expect(codeOf(bytes.subarray(0, bytes.length - 64))).toBe('truncated');
    expect(codeOf(new Uint8Array(8192))).toBe('not_an_index');
    const other = bytes.slice();
    const header = new TextDecoder().decode(other.subarray(0, 4096)).replace(/"normalizer":"[^"]{4}/, '"normalizer":"else');
    other.set(new TextEncoder().encode(header).subarray(0, 4096), 0);
    expect(codeOf(other)).toBe('wrong_normalizer');
  });

  it('is refused for any single byte changed', () => {
    const bytes = buildIndex(entries);
    for (let at = 4096; at < bytes.length; at += 97) {
      const damaged = bytes.slice();
      damaged[at]! ^= 0x40;
      expect(codeOf(damaged)).toBe('damaged');
    }
  });

  it('is refused, not thrown at, when its table of sections is not the one that was written', () => {
    const bytes = buildIndex(entries);
    const text = new TextDecoder().decode(bytes.subarray(0, 4096));
    for (const [from, to] of [
      ['"rowTokens"', '"rowtokens"'],
      ['"tokens":', '"tokenz":'],
      ['"u16"', '"u32"'],
      ['"counts":', '"kounts":'],
      ['"sections":', '"zections":'],
    ] as const) {
      const other = bytes.slice();
      expect(text).toContain(from);
      other.set(new TextEncoder().encode(text.replace(from, to)).subarray(0, 4096), 0);
      expect(codeOf(other)).toBe('damaged');
    }
  });

  it('loads from bytes at an odd place of a larger buffer', () => {
    const bytes = buildIndex(entries);
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(codeOf(shifted.subarray(3))).toBe('ok');
  });
});
