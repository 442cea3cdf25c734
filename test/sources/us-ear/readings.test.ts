import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDestination } from '../../../shared/sources/us-ear/read-destination.ts';
import { readException } from '../../../shared/sources/us-ear/read-exception.ts';
import { readRefs } from '../../../shared/sources/us-ear/read-refs.ts';
import { readScope } from '../../../shared/sources/us-ear/read-scope.ts';
import { readSta } from '../../../shared/sources/us-ear/read-sta.ts';
import { textMark } from '../../../shared/sources/us-ear/text-mark.ts';

describe('references to item paragraphs', () => {
  it.each([
    ['1C351.d.15 and .16', '1C351', ['d.15', 'd.16'], [], []],
    [
      '3B001.a.1 to a.3, b, e, f.2 to f.4, g to j',
      '3B001',
      ['a.1', 'a.2', 'a.3', 'b', 'e', 'f.2', 'f.3', 'f.4', 'g', 'h', 'i', 'j'],
      [],
      [],
    ],
    ['5A001.b (except .b.5), .c, .f (except f.3) and .j', '5A001', ['b', 'c', 'f', 'j'], ['b.5', 'f.3'], []],
    ['items controlled by 1B001 to 1B003, or 1C018', '1E001', [], [], ['1B001', '1B001-1B003', '1C018']],
    ['9A004 .g, .r, and .w', '9A004', ['g', 'r', 'w'], [], []],
  ])('reads `%s`', (text, entry, own, except, others) => {
    expect(readRefs(text, entry)).toEqual({ own, except, others });
  });

  it.each(['shotguns with a barrel', '3A001.a when usable in missiles', 'to', 'except', ''])('refuses `%s`', (text) => {
    expect(readRefs(text, '3A001')).toBeNull();
  });

  it('never throws on any text', () => {
    fc.assert(fc.property(fc.string(), (text) => void readRefs(text, '3A001')));
    fc.assert(fc.property(fc.string(), (text) => void readScope(`NS applies to ${text}`, '3A001')));
    fc.assert(fc.property(fc.string(), (text) => void readException('LVS', text, '3A001')));
    fc.assert(fc.property(fc.string(), (text) => void readSta(text, '3A001')));
  });
});

describe('control statements', () => {
  it.each([
    ['NS applies to entire entry', 'entire'],
    ['RS applies to entire entry, except 0A617.y', [{ not: ['y'] }]],
    [
      'MT applies to “software” for equipment controlled by 6A008 or 6B008 for MT reasons',
      [{ for: ['6A008', '6B008'], if: 'reason:MT' }],
    ],
    ['NS applies to entire entry, except “software” for 1C607.a.10 and .a.11', [{ if: '!for:1C607.a.10,1C607.a.11' }]],
    ['MT applies to equipment for the production of rocket propellants', 'described'],
  ])('reads `%s`', (text, scope) => {
    expect(readScope(text, text.includes('0A617') ? '0A617' : '1D607')).toEqual([{ reason: text.slice(0, 2), scope }]);
  });

  it('reads two reasons of one statement', () => {
    expect(readScope('SL and AT apply to entire entry', '5A980').map((one) => one.reason)).toEqual(['SL', 'AT']);
  });

  it('says nothing about a text that is no control', () => {
    expect(readScope('See 3A001 for other items', '3A001')).toEqual([]);
  });
});

describe('destinations in prose', () => {
  it.each([
    ['NS Column 2.', { to: 'NS2' }],
    ['Column 1.', { to: 'AT1' }],
    ['Worldwide control. See § 742.4(a)(5) and (b)(10) of the EAR.', { to: '*', at: '742.4(a)(5)' }],
    ['China, Russia or Venezuela (see § 742.6(a)(7)).', { to: 'CN+RU+VE', at: '742.6(a)(7)' }],
    ['See § 746.1(b) for UN controls', { to: 'UN', at: '746.1(b)' }],
    ['See § 764.1(b) for UN controls', { to: 'UN' }],
    ['Refer to § 742.15 of the EAR.', { to: '*-CA', at: '742.15' }],
    ['N/A.', { to: '' }],
  ])('reads `%s`', (text, read) => {
    expect(readDestination(text, 'AT')).toEqual(read);
  });

  it('gives up on a text it does not know', () => {
    expect(readDestination('Consult the Secretary.', 'RS')).toBeNull();
  });
});

describe('readings made by hand', () => {
  it('hold when publishers move blanks and quotes about, and not when a word or number changes', () => {
    const mark = textMark('3A001', 'MT applies to 3A001.h when 5 mm');
    expect(textMark('3A001', 'MT applies to  “3A001.h” when 5 mm.'.replace('.’', ''))).not.toBe(
      textMark('3A002', 'MT applies to 3A001.h when 5 mm'),
    );
    expect(textMark('3A001', 'MT applies to 3A001.h  when “5 mm”')).toBe(mark);
    expect(textMark('3A001', 'MT applies to 3A001.h when 6 mm')).not.toBe(mark);
  });
});
