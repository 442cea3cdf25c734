import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redFlags } from '../../../shared/licensing/red-flags/flag-table.ts';
import { checkRedFlags } from '../../../shared/screening/checks/red-flags.ts';
import cases from '../../cases/red-flags.json' with { type: 'json' };
import { circumstances, noKnowledge, type OrderFacts, orderOf } from '../order-for-checks.ts';

const check = (facts: OrderFacts) => checkRedFlags(orderOf(facts), noKnowledge, circumstances);
const codes = (facts: OrderFacts, outcome: string): string[] => [
  ...new Set(
    check(facts)
      .findings.filter((one) => one.outcome === outcome)
      .map((one) => one.code),
  ),
];

interface Case {
  name: string;
  order: OrderFacts;
  expect: string[];
  told?: string[];
}

describe('checkRedFlags', () => {
  it.each((cases as unknown as Case[]).map((one) => [one.name, one] as const))('sees: %s', (_name, one) => {
    expect(codes(one.order, 'review').sort()).toEqual(one.expect);
    if (one.told) expect(codes(one.order, 'clear')).toEqual(one.told);
  });

  it('numbers the 29 flags of Supplement No. 3 to Part 732, each under its own topic', () => {
    expect(redFlags.map((flag) => flag.number)).toEqual(Array.from({ length: 29 }, (_, index) => index + 1));
    expect(new Set(redFlags.map((flag) => flag.topic)).size).toBe(29);
    expect(new Set(redFlags.map((flag) => flag.said)).size).toBe(29);
  });

  it('holds for every flag a person records, once it is in force', () => {
    for (const flag of redFlags) {
      const facts: OrderFacts = { destination: { country: 'DE' }, endUse: { flags: { [flag.said]: true } } };
      expect(codes(facts, 'review'), flag.topic).toEqual([`red_flag.${flag.topic}`]);
      expect(codes({ ...facts, asOf: '1995-01-01T00:00:00Z' }, 'review')).toEqual([]);
    }
  });

  it('answers any text without a throw and never stricter than a hold', () => {
    const text = fc.string({ unit: 'binary', maxLength: 80 });
    fc.assert(
      fc.property(text, text, text, text, (name, email, phone, statement) => {
        const { findings } = check({
          destination: { country: 'DE' },
          parties: [{ name, email, phone, website: email, address: { lines: [name], country: 'DE' } }],
          endUse: { statement },
        });
        return findings.every((one) => ['clear', 'review'].includes(one.outcome) && one.citations.length > 0);
      }),
    );
  });
});
