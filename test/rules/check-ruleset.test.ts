import { describe, expect, it } from 'vitest';
import { checkRuleset, readRuleset, staticFaults } from '../../shared/rules/check-ruleset.ts';

const rule = (when: string, more: object = {}) => ({
  id: 'r',
  title: 'r',
  when,
  then: { outcome: 'review', message: 'm' },
  ...more,
});
const faultsOf = (when: string, more: object = {}) => {
  const checked = checkRuleset({ title: 't', rules: [rule(when, more)], groups: { places: ['KG'] } });
  return checked.ok ? [] : checked.faults;
};
const placed = (when: string, text: string) => {
  const start = when.indexOf(text);
  return { start, end: start + text.length };
};

describe('static check of a rule', () => {
  const refused: [string, string, string][] = [
    ['order.parties.exists(p, p.name.matches("^(a+)+$"))', 'regular_expression', 'p.name.matches("^(a+)+$")'],
    ['order.totl > 1', 'unknown_field', 'totl'],
    ['order.items.exists(i, i.classification.uss == "EAR99")', 'unknown_field', 'uss'],
    ['destination.country in groups.plcaes', 'unknown_field', 'plcaes'],
    ['buyer.name == "x"', 'unknown_field', 'buyer'],
    ['order.reference.split(",").size() > 1', 'not_allowed', 'order.reference.split(",")'],
    ['cel.bind(x, 1, x > 0)', 'not_allowed', 'cel.bind(x, 1, x > 0)'],
    ['order.items.exists(i, order.items.exists(j, i.sku == j.sku && order.parties.exists(p, p.id == i.id)))', 'too_costly', ''],
    [
      'order.via.exists(a, order.via.exists(b, order.via.exists(c, order.via.exists(d, a == d))))',
      'too_nested',
      'order.via.exists(d, a == d)',
    ],
  ];
  it.each(refused)('refuses `%s` as %s and says where', (when, code, text) => {
    const [fault] = faultsOf(when);
    expect(fault).toMatchObject({ code, pointer: '/rules/0/when' });
    if (text) expect(fault?.characters).toEqual(placed(when, text));
  });

  it('refuses a broken expression at the character where it breaks', () => {
    const [fault] = faultsOf('order.via.size( > 1');
    expect(fault?.pointer).toBe('/rules/0/when');
    expect(fault?.characters?.start).toBe(16);
  });

  it('refuses a thousand nested loops quickly, with a place', () => {
    const when = `${'order.via.exists(a, '.repeat(1000)}true${')'.repeat(1000)}`;
    const [fault] = faultsOf(when);
    expect(fault).toMatchObject({ code: 'too_long', characters: { start: 2_000, end: when.length } });
    const shorter = `${'order.via.exists(a, '.repeat(80)}true${')'.repeat(80)}`;
    expect(faultsOf(shorter)[0]?.characters?.start).toBeGreaterThan(0);
    const brackets = `${'('.repeat(900)}true${')'.repeat(900)}`;
    expect(faultsOf(brackets)[0]?.pointer).toBe('/rules/0/when');
  });

  it('refuses a long list literal and a map literal', () => {
    expect(faultsOf(`order.reference in [${'"a",'.repeat(200)}"b"]`)).toHaveLength(1);
    expect(faultsOf('{"a": 1}["a"] == 1')).toHaveLength(1);
  });

  it('refuses an expression that is not a condition', () => {
    expect(faultsOf('1 + 2')[0]?.code).toBe('not_a_condition');
  });

  it('accepts fields, groups, loops, optional facts and plain arithmetic', () => {
    for (const when of [
      'destination.country in groups.places',
      'order.items.exists(i, i.quantity * 2 > 10 && has(i.value) && i.value > 5)',
      'order.totals.exists(c, order.totals[c] > 100)',
      'has(order.endUse.flags.military) && order.endUse.flags.military',
      'size(findings.filter(f, f.check == "party" && f.band == "strong")) > 1',
    ]) {
      expect(faultsOf(when), when).toEqual([]);
    }
  });
});

describe('shape of a ruleset', () => {
  it('refuses an unknown field and points at it', () => {
    expect(faultsOf('true', { wehn: 'x' })).toEqual([
      { code: 'unknown_field', message: 'unknown field `wehn`', pointer: '/rules/0/wehn', characters: null },
    ]);
  });

  it('refuses a rule that would lower an outcome or release an order', () => {
    expect(faultsOf('true', { then: { outcome: 'clear', message: 'm' } })[0]?.pointer).toBe('/rules/0/then/outcome');
    expect(faultsOf('true', { then: { outcome: 'review', action: 'release', message: 'm' } })[0]?.pointer).toBe(
      '/rules/0/then/action',
    );
    expect(faultsOf('true', { then: { outcome: 'review', action: 'refuse', message: 'm' } })[0]?.pointer).toBe(
      '/rules/0/then/action',
    );
  });

  it('refuses doubled ids, score bars under the noise floor and dates in the wrong order', () => {
    const doubled = checkRuleset({ title: 't', rules: [rule('true'), rule('true')] });
    expect(doubled).toMatchObject({ ok: false, faults: [{ code: 'doubled_id', pointer: '/rules/1/id' }] });
    const low = checkRuleset({ title: 't', thresholds: [{ source: '*', type: '*', review: 0.5, strong: 0.9 }] });
    expect(low).toMatchObject({ ok: false, faults: [{ pointer: '/thresholds/0/review' }] });
    expect(faultsOf('true', { from: '2026-02-01', to: '2026-01-01' })[0]?.pointer).toBe('/rules/0/to');
  });

  it('refuses a ruleset whose tests fail, cannot be evaluated, or name facts that do not exist', () => {
    const when = 'order.reference == "a"';
    expect(faultsOf(when, { tests: [{ name: 'x', given: { order: { reference: 'b' } }, expect: true }] })).toMatchObject([
      { code: 'test_failed', pointer: '/rules/0/tests/0' },
    ]);
    expect(faultsOf(when, { tests: [{ name: 'x', given: { order: { refrence: 'a' } }, expect: true }] })).toMatchObject([
      { code: 'test_failed', pointer: '/rules/0/tests/0/given/order/refrence' },
    ]);
    const unguarded = 'order.signals.accountAgeDays < 5';
    expect(faultsOf(unguarded, { tests: [{ name: 'x', given: {}, expect: false }] })[0]?.message).toContain(
      'could not be evaluated',
    );
  });

  it('fills in what a short rule leaves out', () => {
    const read = readRuleset({ rules: [{ ...rule('true'), title: undefined, citation: '15 CFR 732' }] });
    const [only] = read.ok ? read.ruleset.rules : [];
    expect(only).toMatchObject({ title: 'r', each: 'order', from: null, citation: { instrument: '15 CFR 732', pinpoint: null } });
    expect(only?.then.action).toBeNull();
  });

  it('gives the same id to the same content and another id to other content', () => {
    const id = (title: string) => {
      const read = readRuleset({ title, rules: [rule('true')] });
      return read.ok ? read.ruleset.id : '';
    };
    expect(id('t')).toMatch(/^rs_[0-9a-f]{24}$/);
    expect(id('t')).toBe(id('t'));
    expect(id('t')).not.toBe(id('u'));
  });
});

describe('a rule that does not say what it is about', () => {
  const written = (when: string) => readRuleset({ rules: [{ id: 'r', when, then: { outcome: 'review', message: 'm' } }] });
  const subjectOf = (when: string) => {
    const read = written(when);
    return read.ok ? read.ruleset.rules[0]?.each : read.faults;
  };

  it.each([
    ['destination.country == "FR"', 'order'],
    ['party.address.country == "FR"', 'party'],
    ['order.totals.exists(c, order.totals[c] > 5.0) && item.quantity > 3', 'item'],
    ['finding.score > 0.9', 'finding'],
    ['order.parties.exists(party, party.name == "x")', 'order'],
    ['constructor == 1', 'order'],
  ])('is about what its condition names: %s', (when, each) => {
    expect(subjectOf(when)).toBe(each);
  });

  it('is refused when it names two subjects, and told how to ask', () => {
    const read = written('party.name == "x" && item.quantity > 1');
    const [fault] = read.ok ? staticFaults(read.ruleset) : read.faults;
    expect(fault).toMatchObject({ code: 'unknown_field', pointer: '/rules/0/when', characters: { start: 21, end: 25 } });
    expect(fault?.message).toContain('order.items.exists(…)');
  });
});
