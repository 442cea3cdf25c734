import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { embargoes } from '../../../shared/licensing/embargoes/embargoes-at.ts';
import { severity } from '../../../shared/model/outcome.ts';
import { checkDestination } from '../../../shared/screening/checks/destination.ts';
import cases from '../../cases/destination.json' with { type: 'json' };
import { circumstances, codesOf, noKnowledge, type OrderFacts, orderOf, outcomeOf } from '../order-for-checks.ts';

interface Expected {
  outcome: string;
  codes: string[];
  hard?: boolean;
  jurisdictions?: string[];
  column?: string;
  missing?: string;
  candidate?: string;
  available?: string;
}

const check = (facts: OrderFacts) => checkDestination(orderOf(facts), noKnowledge, circumstances);

describe('checkDestination', () => {
  it.each(cases.map((one) => [one.name, one.order as unknown as OrderFacts, one.expect as Expected] as const))(
    'decides: %s',
    (_name, facts, expected) => {
      const result = check(facts);
      expect(outcomeOf(result)).toBe(expected.outcome);
      expect(codesOf(result)).toEqual(expected.codes);
      const { findings, exceptions = [] } = result;
      if (expected.hard !== undefined) expect(findings.some((one) => one.hard)).toBe(expected.hard);
      for (const jurisdiction of expected.jurisdictions ?? [])
        expect(findings.map((one) => one.jurisdiction)).toContain(jurisdiction);
      if (expected.column) expect(findings.map((one) => one.requirement?.column)).toContain(expected.column);
      if (expected.missing) expect(findings.flatMap((one) => one.missingFacts)).toContain(expected.missing);
      if (expected.candidate)
        expect(exceptions).toContainEqual(expect.objectContaining({ code: expected.candidate, status: 'candidate' }));
      if (expected.available)
        expect(exceptions).toContainEqual(expect.objectContaining({ code: expected.available, status: 'available' }));
    },
  );

  it('cites an instrument with its edition in every finding', () => {
    for (const { order } of cases) {
      for (const finding of check(order as unknown as OrderFacts).findings) {
        expect(finding.citations.length, finding.title).toBeGreaterThan(0);
        for (const citation of finding.citations) expect(citation.edition).toBeTruthy();
        expect(finding.title + finding.detail).not.toContain('{place}');
      }
    }
  });

  it('reports the embargo of a jurisdiction that the facts reach although the caller named another', () => {
    const result = check({ jurisdictions: ['EU'], destination: { country: 'IR' } });
    expect(result.findings.map((one) => one.jurisdiction)).toContain('US');
  });

  it('leaves a country without a row in the Country Chart unresolved', () => {
    const law = { ...noKnowledge.law, us: { ...noKnowledge.law.us, chart: { DE: { marks: [] } } } };
    const to = (country: string, us = '3A001.a.7') =>
      codesOf(
        checkDestination(
          orderOf({ destination: { country }, items: [{ classification: { us } }] }),
          { ...noKnowledge, law },
          circumstances,
        ),
      );
    expect(to('GI', 'EAR99')).toEqual([]);
    expect(to('GI')).toEqual(['destination.unresolved']);
    expect(to('DE')).toEqual([]);
    expect(to('US')).toEqual([]);
  });

  it('holds for an embargoed destination when nothing tells whose law applies', () => {
    const result = check({ shipFrom: null, destination: { country: 'CU' }, items: [{ origin: null }] });
    expect(outcomeOf(result)).toBe('review');
    expect(result.findings.flatMap((one) => one.missingFacts)).toContain('shipFrom.country');
  });

  it('lets a license on record lift what it covers, and only questions a prohibition', () => {
    const license = {
      id: 'D1',
      jurisdiction: 'US',
      codes: [],
      countries: ['CU', 'IR'],
      validFrom: null,
      validTo: null,
      sufficient: true,
    };
    const under = (country: string, licenses: (typeof license)[]) =>
      outcomeOf(
        checkDestination(
          orderOf({ destination: { country }, authorizations: [{ kind: 'license', id: 'D1', code: null, attestations: {} }] }),
          noKnowledge,
          {
            ...circumstances,
            licenses,
          },
        ),
      );
    expect(under('CU', [license])).toBe('clear_with_conditions');
    expect(under('CU', [{ ...license, countries: ['SY'] }])).toBe('license_required');
    expect(under('IR', [license])).toBe('review');
    expect(under('IR', [{ ...license, sufficient: false }])).toBe('prohibited');
  });

  it('never gets milder when a second place of the order is under embargo', () => {
    const place = fc.constantFrom('DE', 'RU', 'BY', 'SY', 'IR', 'CU', 'KP', 'UA');
    fc.assert(
      fc.property(place, place, (country, other) => {
        const alone = check({ destination: { country } });
        const both = check({ destination: { country }, via: [other] });
        return severity(outcomeOf(both)) >= severity(outcomeOf(alone));
      }),
    );
  });

  it('answers any text in any part of an address', () => {
    const text = fc.option(fc.string({ unit: 'binary', maxLength: 60 }));
    fc.assert(
      fc.property(text, text, text, text, (country, region, city, line) => {
        const lines = line === null ? [] : [line];
        const result = check({
          destination: { country, region, city },
          parties: [{ address: { lines, city, region, country } }],
        });
        return result.gaps.length === 0;
      }),
    );
  });
});

describe('the embargo tables', () => {
  it('date and cite every row, each under its own id', () => {
    expect(new Set(embargoes.map((row) => row.id)).size).toBe(embargoes.length);
    for (const row of embargoes) {
      expect(row.effective.from, row.id).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(row.citations.length, row.id).toBeGreaterThan(0);
    }
  });
});
