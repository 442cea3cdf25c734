import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { determineLicense } from '../../shared/licensing/determine-license.ts';
import { type LawTables, lawTables } from '../../shared/licensing/law-tables.ts';
import { starterLaw } from '../../shared/licensing/starter-law.ts';
import { starterUs } from '../../shared/licensing/starter-tables.ts';
import type { Order } from '../../shared/model/order.ts';
import { type Outcome, severity, strictest } from '../../shared/model/outcome.ts';
import { crossOrder, destinationsOf } from './law-cross.ts';
import { orderFor } from './order-for.ts';

const law = starterLaw();
const eccn = fc.constantFrom(...Object.keys(law.us.entries));
const euCode = fc.constantFrom(...Object.keys(law.eu.entries));
const country = fc.constantFrom(...destinationsOf(law), 'GI', 'BM', 'PR');
const factName = fc.constantFrom(
  'rangeKm',
  'civilTelecom',
  'usableInMissiles',
  'component',
  'forEccn',
  'meets1C101',
  'barrelLengthInches',
  'annexIV',
  'frameRateHz',
  'colour',
);
const factValue = fc.oneof(fc.boolean(), fc.integer({ min: 0, max: 2000 }), fc.constantFrom('3A001.a.7', '1C101', 'red'));
const judge = (order: Order, tables: LawTables = law) => determineLicense(order, tables, '2026-11-24T00:00:00Z');
const outcomeOf = (order: Order, tables: LawTables = law): Outcome =>
  strictest(...judge(order, tables).findings.map((finding) => finding.outcome));
const to = (order: Order, code: string): Order => ({ ...order, destination: { ...order.destination, country: code } });

describe('license determination', () => {
  it('is not moved by a fact it did not ask for', () => {
    fc.assert(
      fc.property(eccn, country, factName, factValue, (code, place, name, value) => {
        const order = to(crossOrder(code), place);
        const before = judge(order);
        const asked = before.findings.flatMap((finding) => finding.missingFacts);
        fc.pre(
          before.findings.some((finding) => finding.outcome === 'review') && !asked.some((fact) => fact.endsWith(`.${name}`)),
        );
        const item = { ...order.items[0]!, attributes: { [name]: value } };
        expect(severity(outcomeOf({ ...order, items: [item] }))).toBeGreaterThanOrEqual(severity('review'));
      }),
    );
  });

  it('never lowers an outcome when a destination gets more marks', () => {
    fc.assert(
      fc.property(eccn, fc.constantFrom('DE', 'BR', 'TH', 'IN', 'VN'), fc.subarray(starterUs.columns), (code, place, more) => {
        const row = starterUs.chart[place]!;
        const marks = [...new Set([...row.marks, ...more])];
        const stricter = lawTables({ 'us-ear': { ...starterUs, chart: { ...starterUs.chart, [place]: { ...row, marks } } } });
        const order = to(crossOrder(code), place);
        expect(severity(outcomeOf(order, stricter))).toBeGreaterThanOrEqual(severity(outcomeOf(order)));
      }),
    );
  });

  it('never lowers an outcome for a flag of end use, an item more, or a stop on the way', () => {
    const flag = fc.constantFrom(
      'military',
      'nuclear',
      'chemBio',
      'missile',
      'government',
      'police',
      'informedByAuthority',
      'internalRepression',
    );
    fc.assert(
      fc.property(eccn, euCode, country, flag, fc.constantFrom('KZ', 'RU', 'KP'), (us, eu, place, name, via) => {
        const order = orderFor({
          to: place,
          shipFrom: { country: 'DE' },
          items: [{ us, eu, usd: 100 }],
          jurisdictions: ['EU', 'US'],
        });
        const before = severity(outcomeOf(order));
        expect(severity(outcomeOf({ ...order, endUse: { statement: null, flags: { [name]: true } } }))).toBeGreaterThanOrEqual(
          before,
        );
        expect(severity(outcomeOf({ ...order, via: [via] }))).toBeGreaterThanOrEqual(before);
        const more = {
          ...order.items[0]!,
          id: '2',
          classification: { ...order.items[0]!.classification, us: 'EAR99', eu: 'not_listed' },
        };
        expect(severity(outcomeOf({ ...order, items: [...order.items, more] }))).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('answers any text as code and place with a finding and a citation, and never with an error', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (us, eu, place) => {
        const { findings } = judge(orderFor({ to: place, items: [{ us, eu, usd: 1 }], jurisdictions: ['EU', 'US'] }));
        expect(findings.length).toBeGreaterThan(0);
        expect(findings.every((finding) => finding.citations.length > 0)).toBe(true);
        expect(strictest(...findings.map((finding) => finding.outcome))).not.toBe('clear_with_conditions');
      }),
    );
  });

  it('never lifts a requirement by a candidate', () => {
    fc.assert(
      fc.property(eccn, country, (code, place) => {
        const { findings, exceptions } = judge(to(crossOrder(code), place));
        if (exceptions.some((exception) => exception.status === 'available')) return;
        expect(
          findings.filter((finding) => finding.requirement).every((finding) => severity(finding.outcome) >= severity('review')),
        ).toBe(true);
      }),
    );
  });
});
