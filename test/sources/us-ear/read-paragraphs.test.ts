import { expect, it } from 'vitest';
import { readParagraphs } from '../../../shared/sources/us-ear/read-paragraphs.ts';

it('keeps the letters of an entry with the highest number below each', () => {
  const texts = ['Yes for:', 'a. Circuits, as follows:', 'a.1. Hardened:', 'a.14.b. More', 'b. Items:', 'b.2. Amplifiers'];
  expect(readParagraphs(texts, [{ reason: 'RS', to: 'RS1', scope: [{ in: ['z.3.a'], not: ['b.4'] }] }])).toBe('a14 b4 z3');
});

it('leaves out the letters by which the notes of an entry count their own points', () => {
  const texts = ['a. Circuits:', 'b. Others:', 'c. Memory', 'd. Add the figures of each unit'];
  expect(readParagraphs(texts, [], '3A090')).toBe('a b c');
  expect(readParagraphs(texts, [], '3A001')).toBe('a b c d');
});

it('does not pretend to know an entry of which it read one paragraph or none', () => {
  expect(readParagraphs(['a. Everything'], [])).toBeUndefined();
  expect(readParagraphs([], [{ reason: 'RS', to: 'RS1', scope: [{ in: ['a', 'b'] }] }])).toBeUndefined();
});
