import { describe, expect, it } from 'vitest';
import { checkRuleset } from '../../shared/rules/check-ruleset.ts';
import { defaultRuleset } from '../../shared/rules/default-ruleset.ts';
import { evaluateRules } from '../../shared/rules/evaluate-rules.ts';
import { thresholdFor } from '../../shared/rules/threshold-for.ts';
import { matchDraft, orderForRules } from './order-for-rules.ts';

const ruleset = defaultRuleset();
const now = '2026-11-24T12:00:00.000Z';

describe('default ruleset', () => {
  it('passes its own static check and the tests beside its rules', () => {
    const { id, version: _, ...body } = ruleset;
    const checked = checkRuleset(body);
    expect(checked).toMatchObject({ ok: true });
    expect(checked.ok && checked.ruleset.id).toBe(id);
  });

  it('has at least one holding and one passing test beside every rule', () => {
    for (const rule of ruleset.rules)
      expect(new Set(rule.tests.map((test) => test.expect)), rule.id).toEqual(new Set([true, false]));
  });

  it('says nothing about an ordinary clean order', () => {
    expect(evaluateRules(ruleset, { order: orderForRules(), findings: [] }, now)).toEqual([]);
  });

  it('holds a strong match and refuses an equal name on the own deny list', () => {
    const judge = (effect: string, score: number) =>
      evaluateRules(ruleset, { order: orderForRules(), findings: [matchDraft(effect, score, 'strong')] }, now).map((draft) => [
        draft.code,
        draft.outcome,
        draft.hard,
      ]);
    expect(judge('blocking', 0.97)).toEqual([['policy.strong-match-holds', 'review', false]]);
    expect(judge('deny', 1)).toEqual([['policy.own-deny-list', 'prohibited', true]]);
    expect(judge('care', 0.97)).toEqual([['policy.own-care-list', 'clear_with_conditions', false]]);
  });

  it('takes the first score bar that fits, most specific first', () => {
    expect(thresholdFor(ruleset, 'us-ofac-ssi', 'person').review).toBe(0.75);
    expect(thresholdFor(ruleset, 'us-bis-el', 'vessel').review).toBe(0.85);
    expect(thresholdFor(ruleset, 'own-anything', 'vessel').review).toBe(0.7);
    expect(thresholdFor(ruleset, 'us-bis-el', 'organization')).toMatchObject({ review: 0.7, strong: 0.93 });
    expect(thresholdFor({ ...ruleset, thresholds: [] }, 'x', 'y').review).toBe(0.7);
  });
});
