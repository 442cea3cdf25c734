import { describe, expect, it } from 'vitest';
import { normalizeEntry } from '../../../shared/sources/us-ear/normalize-entry.ts';
import { parseControlList } from '../../../shared/sources/us-ear/parse-ccl.ts';
import { readBlocks } from '../../../shared/sources/us-ear/read-blocks.ts';
import { sliced } from '../parse-bytes.ts';
import { part774 } from './part-774.fixture.ts';

const part = await readBlocks(sliced('part', part774, 89));
const raw = parseControlList(part.divisions[0]!);
const entries = Object.fromEntries(raw.map((entry) => [entry.eccn, normalizeEntry(entry)]));

describe('the control list in the eCFR layout', () => {
  it('opens an entry in any of the tags and with the heading in several runs', () => {
    expect(raw.map(({ eccn, heading }) => [eccn, heading])).toEqual([
      ['3A900', 'Widgets as follows (see List of Items Controlled).'],
      ['3A901', 'Gadgets of “3A900”.'],
      ['3A902', "'Thing' parts"],
      ['3A903', 'Rockets. (These items are “subject to the ITAR.”)'],
    ]);
  });

  it('reads reasons from whatever tag holds them', () => {
    expect(raw.map((entry) => entry.reasons)).toEqual(['NS, RS, AT', 'CC', 'NP, AT', '']);
  });

  it('reads rows with their paragraphs and destinations, and asks about what is told in words', () => {
    expect(entries['3A900']?.rows).toEqual([
      { reason: 'NS', to: 'NS2', scope: [{ in: ['a', 'b'], not: ['b.1'] }] },
      { reason: 'RS', to: 'MO+D:5', at: '742.6(a)(6)(i)', scope: [{ if: '3A900#2' }] },
      { reason: 'AT', to: 'AT1' },
    ]);
  });

  it('keeps a superscript inside the words of a control', () => {
    expect(raw[0]?.rows[1]?.control).toContain('5 × 10 3 mm');
  });

  it('reads a control told in a paragraph', () => {
    expect(entries['3A901']?.rows).toEqual([{ reason: 'CC', to: '*-CA', at: '742.7' }]);
  });

  it('splits two requirements merged into one row', () => {
    expect(entries['3A902']?.rows).toEqual([
      { reason: 'NP', to: 'NP1' },
      { reason: 'AT', to: 'AT1' },
    ]);
  });

  it('joins the lines of a value limit, leaves out an empty exception, and reads where STA is barred', () => {
    expect(raw[0]?.exceptions.LVS).toBe('N/A for MT Yes for: $1,500: 3A900.a');
    expect(Object.keys(raw[0]?.exceptions ?? {})).toEqual(['LVS', 'GBS', 'STA']);
    expect(entries['3A900']?.exceptions.GBS).toEqual({ yes: [{ in: ['a.1', 'a.2', 'a.3'] }] });
    expect(entries['3A900']?.exceptions.STA).toEqual({ yes: [{}], bars: [{ to: 'A:6', scope: { in: ['b'] } }] });
  });

  it('marks an exception whose wording it does not understand', () => {
    expect(entries['3A900']?.exceptions.LVS).toMatchObject({ unread: true });
  });

  it('does not take a technical table for requirements', () => {
    expect(raw[0]?.rows).toHaveLength(3);
  });

  it('marks an entry that points to another agency', () => {
    expect(entries['3A903']?.flags).toEqual(['itar_pointer', 'no_rows']);
  });

  it('keeps item paragraphs apart from notes', () => {
    expect(raw[0]?.paragraphs.slice(0, 2)).toEqual(['a. Widgets that turn:', 'a.1. Clockwise;']);
  });
});
