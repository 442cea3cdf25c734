import { expect, it } from 'vitest';
import { hasParagraph } from '../../../shared/licensing/us/has-paragraph.ts';
import type { EccnEntry } from '../../../shared/model/law.ts';

const entry = (paragraphs?: string) =>
  ({ title: '', reasons: [], rows: [], exceptions: {}, ...(paragraphs ? { paragraphs } : {}) }) as EccnEntry;

it.each([
  ['a.7.b', true],
  ['a.15', false],
  ['b', true],
  ['k', false],
  ['z.4.a', true],
  ['z.5', false],
  ['y', false],
  ['h.3', true], // between the known ones: the text may run two paragraphs together
  ['', true],
])('knows whether an entry has the paragraph `%s`: %s', (path, has) => {
  const steps = path === '' ? [] : path.split('.');
  expect(hasParagraph('3A001', entry('a14 b12 c d2 i2 j z4'), steps)).toBe(has);
});

it('says nothing of an entry whose paragraphs are not known, or of a series that keeps letters in reserve', () => {
  expect(hasParagraph('2B001', entry(), ['q'])).toBe(true);
  expect(hasParagraph('9A610', entry('a b'), ['y', '99'])).toBe(true);
});
