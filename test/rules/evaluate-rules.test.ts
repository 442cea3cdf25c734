import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { severity } from '../../shared/model/outcome.ts';
import type { Ruleset } from '../../shared/model/rule.ts';
import { checkRuleset } from '../../shared/rules/check-ruleset.ts';
import { evaluateRules } from '../../shared/rules/evaluate-rules.ts';
import { matchDraft, orderForRules } from './order-for-rules.ts';

const now = '2026-11-24T12:00:00.000Z';

function rulesetWith(rules: object[], groups: Record<string, string[]> = {}): Ruleset {
  const checked = checkRuleset({ title: 't', rules, groups });
  if (!checked.ok) throw new Error(JSON.stringify(checked.faults));
  return checked.ruleset;
}
const rule = (id: string, when: string, more: object = {}) => ({
  id,
  title: id,
  when,
  then: { outcome: 'review', message: 'm' },
  ...more,
});
const codes = (ruleset: Ruleset, changes = {}, at = now) =>
  evaluateRules(ruleset, { order: orderForRules(changes), findings: [] }, at).map((draft) => draft.code);

describe('evaluating rules', () => {
  it('gives one finding for each rule that holds, with the rule as its code and a citation', () => {
    const ruleset = rulesetWith([
      rule('to-france', 'destination.country == "FR"'),
      rule('to-peru', 'destination.country == "PE"'),
    ]);
    const drafts = evaluateRules(ruleset, { order: orderForRules(), findings: [] }, now);
    expect(drafts).toMatchObject([
      {
        check: 'policy',
        code: 'policy.to-france',
        jurisdiction: 'OWN',
        outcome: 'review',
        hard: false,
        citations: [{ pinpoint: 'rule to-france' }],
      },
    ]);
  });

  it('names the party, item or finding a rule holds for', () => {
    const ruleset = rulesetWith([
      rule('p', 'party.address.country == "FR"', { each: 'party' }),
      rule('i', 'item.classification.hs.startsWith("7318")', { each: 'item' }),
      rule('f', 'finding.score > 0.9', { each: 'finding' }),
    ]);
    const drafts = evaluateRules(ruleset, { order: orderForRules(), findings: [matchDraft('blocking', 0.95, 'strong')] }, now);
    expect(drafts.map(({ party, item }) => [party, item])).toEqual([
      ['buyer', null],
      [null, '1'],
      ['buyer', null],
    ]);
  });

  it('keeps to the days a rule is in force, both ends included', () => {
    const ruleset = rulesetWith([rule('r', 'true', { from: '2026-11-24', to: '2026-11-25' })]);
    const on = (day: string) => codes(ruleset, {}, `${day}T00:00:00.000Z`).length;
    expect(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'].map(on)).toEqual([0, 1, 1, 0]);
  });

  it('holds the order when a rule cannot be evaluated', () => {
    const ruleset = rulesetWith([
      rule('age', 'order.signals.accountAgeDays < 5', { then: { outcome: 'prohibited', action: 'refuse', message: 'm' } }),
    ]);
    const [draft] = evaluateRules(ruleset, { order: orderForRules(), findings: [] }, now);
    expect(draft).toMatchObject({ outcome: 'review', hard: false, detail: expect.stringContaining('could not be evaluated') });
  });

  it('still refuses for the item it can judge when it cannot judge another', () => {
    const item = orderForRules().items[0]!;
    const items = [
      { ...item, id: 'a', unitValue: null },
      { ...item, id: 'b', unitValue: null },
      { ...item, id: 'c', unitValue: { amount: '9000.00', currency: 'USD' } },
    ];
    const then = { outcome: 'prohibited', action: 'refuse', message: 'm' };
    const ruleset = rulesetWith([rule('dear', 'item.value > 100', { each: 'item', then })]);
    const drafts = evaluateRules(ruleset, { order: orderForRules({ items }), findings: [] }, now);
    expect(drafts.map(({ item: subject, outcome }) => [subject, outcome])).toEqual([
      ['a', 'review'],
      ['c', 'prohibited'],
    ]);
  });

  it('adds money exactly', () => {
    const item = orderForRules().items[0]!;
    const items = Array.from({ length: 10 }, (_, index) => ({ ...item, id: String(index), quantity: 1 }));
    const ruleset = rulesetWith([rule('r', 'order.totals.exists(c, order.totals[c] == 1.0)')]);
    expect(codes(ruleset, { items })).toEqual(['policy.r']);
  });

  it('finds members of a group', () => {
    const ruleset = rulesetWith([rule('r', 'destination.country in groups.near')], { near: ['FR', 'DE'] });
    expect(codes(ruleset)).toEqual(['policy.r']);
  });

  it('never gives an outcome below clear_with_conditions and never throws, whatever the order', () => {
    const ruleset = rulesetWith([
      rule('a', 'order.items.all(i, i.quantity > 2)'),
      rule('b', 'party.name.contains("x") || party.ownership.exists(o, has(o.percent) && o.percent > 50)', { each: 'party' }),
      rule('c', 'order.metadata["k"] == "v"', { then: { outcome: 'clear_with_conditions', message: 'm' } }),
    ]);
    const metadata = fc.dictionary(fc.string(), fc.string());
    fc.assert(
      fc.property(metadata, fc.string(), fc.double({ noNaN: true, min: 0, max: 1e9 }), (data, name, quantity) => {
        const order = orderForRules({ metadata: data });
        order.parties[0]!.name = name;
        order.items[0]!.quantity = quantity;
        const drafts = evaluateRules(ruleset, { order, findings: [] }, now);
        return drafts.every((draft) => severity(draft.outcome) >= 1 && draft.citations.length === 1);
      }),
    );
  });
});
