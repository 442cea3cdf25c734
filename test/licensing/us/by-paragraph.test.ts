import { describe, expect, it } from 'vitest';
import { starterLaw } from '../../../shared/licensing/starter-law.ts';
import { outcomesByParagraph } from '../../../shared/licensing/us/by-paragraph.ts';
import { orderFor } from '../order-for.ts';

const of = (us: string, to: string) =>
  outcomesByParagraph(orderFor({ to, items: [{ us, usd: 500 }] }), starterLaw(), '2026-11-24');
const fate = (us: string, to: string, paragraph: string) => of(us, to).find(({ paragraphs }) => paragraphs.includes(paragraph));

describe('an entry named without its paragraph', () => {
  it('is judged for each paragraph, those that fare alike together', () => {
    expect(fate('3A001', 'DE', '3A001.a.7')).toMatchObject({ outcome: 'clear', needs: [], asks: [] });
    expect(fate('3A001', 'DE', '3A001.b.2')).toMatchObject({ outcome: 'license_required', needs: ['NS NS1', 'RS RS1'] });
  });

  it('shows the exceptions that may lift a paragraph and the facts that still decide', () => {
    expect(fate('0A501', 'CA', '0A501.x')).toMatchObject({ outcome: 'clear_with_conditions', exceptions: ['LVS available'] });
    expect(fate('9A012', 'JP', '9A012.a.1')).toMatchObject({ outcome: 'review', asks: ['items[1].attributes.rangeKm'] });
  });

  it('stands for all paragraphs that no row names as `other`', () => {
    expect(fate('9A012', 'JP', 'other')).toMatchObject({
      outcome: 'license_required',
      needs: expect.arrayContaining(['NS NS1']),
    });
  });

  it('goes on below a paragraph that is too coarse itself', () => {
    expect(of('3A001.b', 'DE').flatMap(({ paragraphs }) => paragraphs)).toEqual(
      expect.arrayContaining(['3A001.b.1', '3A001.b.3']),
    );
  });
});

it.each([
  ['3A001.a.7', 'DE'],
  ['2B999', 'PK'],
  ['EAR99', 'DE'],
])('%s to %s needs no finer paragraph when all fare alike', (us, to) => {
  expect(of(us, to).every(({ outcome }) => outcome !== 'clear') || of(us, to).length === 0).toBe(true);
});
