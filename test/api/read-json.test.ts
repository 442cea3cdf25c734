import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readJson } from '../../shared/api/read-json.ts';

const troubleOf = (text: string) => {
  const read = readJson(text);
  return read.ok ? null : [read.trouble.code, read.trouble.at];
};

describe('reading JSON', () => {
  test('what JSON.parse reads is read alike, for any value without reserved keys', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8 }), fc.boolean(), (value, spaced) => {
        const text = JSON.stringify(value, null, spaced ? 2 : 0);
        fc.pre(!/"(__proto__|constructor|prototype)"\s*:/.test(text));
        expect(readJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
      }),
    );
  });

  test('any text is read or refused, and refused whenever JSON.parse refuses it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:\\u1 a'), maxLength: 40 }), (text) => {
        const read = readJson(text);
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        if (!isJson) expect(read.ok).toBe(false);
      }),
    );
  });

  test.each([
    ['an empty body', '', ['empty', '']],
    ['white space', ' \n ', ['empty', '']],
    ['a word', 'null true', ['not_json', '']],
    ['a cut body', '{"a":[1,', ['not_json', '']],
    ['a comment', '{/* */}', ['not_json', '']],
    ['a trailing comma', '{"a":1,}', ['not_json', '']],
    ['a byte order mark', '\ufeff{}', ['not_json', '']],
    ['a number JSON does not know', '{"a":NaN}', ['not_json', '']],
    ['a repeated key', '{"a":1,"b":{"x":1},"a":2}', ['duplicate_key', '/a']],
    ['a repeated key deep inside', '{"parties":[{},{"name":"x","name":"y"}]}', ['duplicate_key', '/parties/1/name']],
    ['a repeated key in other spelling', '{"name":1,"n\\u0061me":2}', ['duplicate_key', '/name']],
    ['a prototype', '{"a":{"__proto__":{"x":1}}}', ['reserved_key', '/a/__proto__']],
    ['a prototype in other spelling', '{"\\u005f_proto__":1}', ['reserved_key', '/__proto__']],
    ['a constructor', '[{"constructor":1}]', ['reserved_key', '/0/constructor']],
    ['33 levels', '['.repeat(33) + ']'.repeat(33), ['too_deep', '']],
    ['a million levels', '['.repeat(1_000_000), ['too_deep', '']],
  ])('%s is refused', (_, text, trouble) => {
    expect(troubleOf(text)).toEqual(trouble);
  });

  test('the same key in different objects, keys as values, and 32 levels are all right', () => {
    for (const text of [
      '[{"a":1},{"a":2}]',
      '{"a":"a","b":"a"}',
      '{"a":{"a":{"a":1}}}',
      '['.repeat(32) + ']'.repeat(32),
      '["__proto__"]',
    ])
      expect(troubleOf(text)).toBeNull();
  });

  test('a trouble shows keys short, escaped and without control characters', () => {
    const key = `a/b~c${'x'.repeat(100)}`;
    const text = JSON.stringify({ [key]: 1 }).replace('}', `,${JSON.stringify(key)}:2}`);
    expect(troubleOf(text)?.[1]).toBe(`/a~1b~0c${'x'.repeat(59)}`);
    expect(troubleOf('{"a\\u000ab":1,"a\\u000ab":2}')).toEqual(['duplicate_key', '/a?b']);
  });
});
