import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fiveSteps, newReview } from '../../shared/decisions/new-review.ts';
import {
  answerStep,
  approveReview,
  claimReview,
  noteReview,
  type ResolutionInput,
  resolveReview,
} from '../../shared/decisions/review-transitions.ts';
import { reviewedOutcome } from '../../shared/decisions/reviewed-outcome.ts';
import type { Decision } from '../../shared/model/decision.ts';
import type { Finding } from '../../shared/model/finding.ts';
import type { Result } from '../../shared/model/result.ts';
import { type Review, reviewVerdicts } from '../../shared/model/review.ts';
import { ordinaryRecord } from '../fixtures/ordinary-record.ts';
import { matchDraft } from '../rules/order-for-rules.ts';

const now = '2026-11-24T09:00:00.000Z';
const later = '2026-11-24T10:30:00.000Z';
const rules = { claimMinutes: 60, fourEyes: false };
const anna = { by: 'anna', now };
const ben = { by: 'ben', now };

const finding = (change: Partial<Finding>): Finding => ({ id: 'f', ...matchDraft('blocking', 0.95, 'strong'), ...change });
const unmatched = (change: Partial<Finding>): Finding => {
  const { match: _match, ...rest } = finding(change);
  return { ...rest, party: null };
};

function held(findings: Finding[] = [finding({})]): Decision {
  const { decision } = ordinaryRecord({ id: 'dec_1' });
  return { ...decision, outcome: 'review', action: 'hold', findings, review: { id: 'rev_1', state: 'open', dueAt: later } };
}

const fresh = (): Review => newReview(held())!;
const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.trouble.message);
  return result.value;
};
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.trouble.code);
const input = (change: Partial<ResolutionInput> = {}): ResolutionInput => ({
  verdict: 'false_positive',
  reason: 'other_birth_date',
  note: 'Born 1961, listed 1975.',
  rememberUntil: null,
  license: null,
  ...change,
});

describe('the life of a review', () => {
  test('begins open, with the five steps where a listed party was found and without where none was', () => {
    expect(fresh().checklist.map(({ question }) => question)).toEqual([...fiveSteps]);
    expect(newReview(held([unmatched({})]))?.checklist).toEqual([]);
  });

  test('is worked on by one person at a time, until the claim lapses', () => {
    const claimed = value(claimReview(fresh(), anna, rules));
    expect(claimed).toMatchObject({ state: 'claimed', version: 2, claim: { by: 'anna', until: '2026-11-24T10:00:00.000Z' } });
    expect(code(claimReview(claimed, ben, rules))).toBe('conflict');
    expect(code(resolveReview(claimed, held(), ben, input(), rules))).toBe('conflict');
    expect(code(claimReview(claimed, { by: 'ben', now: later }, rules))).toBe('ok');
    expect(code(resolveReview(claimed, held(), anna, input(), rules))).toBe('ok');
  });

  test('records who answered which step', () => {
    const answered = value(answerStep(fresh(), anna, { step: 4, answer: 'no', note: 'no birth date' }));
    expect(answered.checklist[3]).toMatchObject({ answer: 'no', note: 'no birth date', by: 'anna', at: now });
    expect(code(answerStep(fresh(), anna, { step: 6, answer: 'no', note: null }))).toBe('not_found');
  });

  test('leaves the words of a note in the review and only their digest in the event', () => {
    const noted = value(noteReview(fresh(), anna, 'Spoke to the buyer.'));
    expect(noted.notes).toEqual([{ at: now, by: 'anna', text: 'Spoke to the buyer.' }]);
    expect(JSON.stringify(noted.unsent)).not.toContain('Spoke');
    expect(noted.unsent[0]?.detail.noteDigest).toMatch(/^sha256:/);
  });

  test('waits for a second person under four eyes, who is not the author, and goes back when they disagree', () => {
    const proposed = value(resolveReview(fresh(), held(), anna, input(), { ...rules, fourEyes: true }));
    expect(proposed.state).toBe('awaiting_approval');
    expect(code(approveReview(proposed, held(), anna, true))).toBe('forbidden');
    expect(code(resolveReview(proposed, held(), ben, input(), rules))).toBe('conflict');
    expect(value(approveReview(proposed, held(), ben, false))).toMatchObject({ state: 'open', resolution: null });
    const approved = value(approveReview(proposed, held(), ben, true));
    expect(approved).toMatchObject({ state: 'closed', resolution: { by: 'anna', approvedBy: 'ben' } });
    expect(approved.unsent[0]).toMatchObject({ type: 'review.closed', detail: { outcome: 'clear', action: 'release' } });
  });

  test('needs no second person to keep an order from leaving', () => {
    const closed = value(resolveReview(fresh(), held(), anna, input({ verdict: 'true_match' }), { ...rules, fourEyes: true }));
    expect(closed).toMatchObject({ state: 'closed', unsent: [{ detail: { outcome: 'prohibited', action: 'refuse' } }] });
  });

  test('changes no more once closed, and never closes by anything but a verdict', () => {
    const closed = value(resolveReview(fresh(), held(), anna, input(), rules));
    for (const again of [
      claimReview(closed, anna, rules),
      noteReview(closed, anna, 'x'),
      answerStep(closed, anna, { step: 1, answer: 'yes', note: null }),
      resolveReview(closed, held(), anna, input(), rules),
      approveReview(closed, held(), ben, true),
    ]) {
      expect(code(again)).toBe('conflict');
    }
    const year = { by: 'anna', now: '2027-11-24T09:00:00.000Z' };
    expect(value(noteReview(value(claimReview(fresh(), year, rules)), year, 'late')).state).toBe('claimed');
  });
});

describe('what a verdict lifts', () => {
  const outcomeOf = (findings: Finding[], verdict: (typeof reviewVerdicts)[number], license: string | null = null) =>
    reviewedOutcome(held(findings), { verdict, license });

  test('a false positive answers matches and questions, not license requirements and embargoes', () => {
    expect(outcomeOf([finding({})], 'false_positive')).toEqual({ outcome: 'clear', action: 'release' });
    expect(outcomeOf([finding({ outcome: 'prohibited', hard: true })], 'false_positive').action).toBe('release');
    expect(outcomeOf([finding({}), unmatched({ check: 'license', outcome: 'license_required' })], 'false_positive')).toEqual({
      outcome: 'license_required',
      action: 'hold',
    });
    expect(outcomeOf([unmatched({ check: 'destination', outcome: 'prohibited', hard: true })], 'false_positive').action).toBe(
      'hold',
    );
  });

  test('a license answers requirements, and a prohibition only by its number; the own deny list never', () => {
    const required = unmatched({ check: 'license', outcome: 'license_required' });
    const banned = unmatched({ check: 'destination', outcome: 'prohibited', hard: true });
    const denied = unmatched({ check: 'policy', outcome: 'prohibited', hard: true });
    expect(outcomeOf([required], 'cleared_under_license')).toEqual({ outcome: 'clear_with_conditions', action: 'release' });
    expect(outcomeOf([banned], 'cleared_under_license').action).toBe('hold');
    expect(outcomeOf([banned], 'cleared_under_license', 'D-1').action).toBe('release');
    expect(outcomeOf([denied], 'cleared_under_license', 'D-1').action).toBe('hold');
  });

  test('whatever the verdict, nothing is released while a hard prohibition without a match stands unlicensed', () => {
    const banned = unmatched({ check: 'destination', outcome: 'prohibited', hard: true });
    const others = fc.array(
      fc.constantFrom(finding({}), unmatched({ outcome: 'license_required' }), unmatched({ outcome: 'clear' })),
    );
    fc.assert(
      fc.property(
        others,
        fc.constantFrom(...reviewVerdicts),
        (findings, verdict) => outcomeOf([...findings, banned], verdict).action !== 'release',
      ),
    );
  });
});
