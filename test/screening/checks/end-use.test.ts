import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endUseRules } from '../../../shared/licensing/end-use/end-use-rules.ts';
import { severity } from '../../../shared/model/outcome.ts';
import { checkEndUse } from '../../../shared/screening/checks/end-use.ts';
import cases from '../../cases/end-use.json' with { type: 'json' };
import { circumstances, codesOf, noKnowledge, type OrderFacts, orderOf, outcomeOf } from '../order-for-checks.ts';

interface Expected {
  outcome: string;
  codes: string[];
  citation?: string;
  missing?: string;
  count?: number;
}

const check = (facts: OrderFacts) => checkEndUse(orderOf(facts), noKnowledge, circumstances);

describe('checkEndUse', () => {
  it.each(cases.map((one) => [one.name, one.order as unknown as OrderFacts, one.expect as Expected] as const))(
    'decides: %s',
    (_name, facts, expected) => {
      const result = check(facts);
      expect(outcomeOf(result)).toBe(expected.outcome);
      expect(codesOf(result)).toEqual(expected.codes);
      const cited = result.findings.flatMap((one) => one.citations.map((citation) => citation.pinpoint));
      if (expected.citation) expect(cited).toContain(expected.citation);
      if (expected.missing) expect(result.findings.flatMap((one) => one.missingFacts)).toContain(expected.missing);
      const requirements = result.findings.filter((one) => one.outcome === 'license_required');
      if (expected.count !== undefined) expect(requirements).toHaveLength(expected.count);
    },
  );

  it('never gets milder when one more flag is true', () => {
    const flags = [...new Set(endUseRules.flatMap((rule) => rule.flags))];
    const answers = fc.dictionary(fc.constantFrom(...flags), fc.constantFrom(true, false, null));
    const country = fc.constantFrom('CN', 'PK', 'DE', 'RU', 'MO', 'BR');
    fc.assert(
      fc.property(answers, fc.constantFrom(...flags), country, (given, flag, to) => {
        const before = outcomeOf(check({ destination: { country: to }, endUse: { flags: given } }));
        const after = outcomeOf(check({ destination: { country: to }, endUse: { flags: { ...given, [flag]: true } } }));
        return severity(after) >= severity(before);
      }),
    );
  });

  it('holds an order that tells of an end use no rule knows, and not for how it is known', () => {
    const flagged = (flags: Record<string, boolean>) => outcomeOf(check({ destination: { country: 'DE' }, endUse: { flags } }));
    expect(flagged({ perpetualMotion: true })).toBe('review');
    expect([flagged({ perpetualMotion: false }), flagged({ exporterAware: true }), flagged({ civil: true })]).toEqual([
      'clear',
      'clear',
      'clear',
    ]);
  });

  it('takes the flag `civil` for an answer like a statement', () => {
    const phone = (flags: Record<string, boolean>) =>
      outcomeOf(check({ destination: { country: 'CN' }, items: [{ classification: { us: '5A992.c' } }], endUse: { flags } }));
    expect([phone({}), phone({ civil: true }), phone({ civil: true, military: true })]).toEqual([
      'review',
      'clear',
      'license_required',
    ]);
  });

  it('dates and cites every rule', () => {
    for (const rule of endUseRules) {
      expect(rule.effective.from, rule.id).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(rule.citations.length, rule.id).toBeGreaterThan(0);
    }
  });
});
