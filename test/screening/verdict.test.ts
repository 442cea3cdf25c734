import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExceptionAssessment } from '../../shared/model/decision.ts';
import type { Draft, Gap } from '../../shared/model/finding.ts';
import { outcomes, severity } from '../../shared/model/outcome.ts';
import type { Knowledge } from '../../shared/screening/knowledge.ts';
import { reachVerdict, withGap } from '../../shared/screening/verdict.ts';
import { orderOf } from './order-for-checks.ts';

const source = {
  version: 'v1',
  provenance: 'mirrored',
  publishedAt: '2026-07-31',
  retrievedAt: '2026-08-01T00:00:00Z',
  sha256: 's',
  parserVersion: '1',
} as const;
const knowledge = {
  edition: {
    id: 'ed_1',
    createdAt: '2026-08-01T00:00:00Z',
    sources: {
      'us-csl': {
        ...source,
        key: 'k',
        entries: 9,
        lists: [
          { id: 'us-bis-el', entries: 4 },
          { id: 'us-bis-dpl', entries: 5 },
        ],
      },
    },
    indexKey: 'i',
    lawKey: null,
  },
  ruleset: { id: 'rs_1' },
  engine: '0.1.0',
} as unknown as Knowledge;
const circumstances = { now: '2026-08-02T00:00:00Z', gaps: [] };

const draft = (facts: Partial<Draft>): Draft => ({
  check: 'destination',
  code: 'destination.embargo',
  jurisdiction: 'US',
  outcome: 'review',
  hard: false,
  title: 'A reason.',
  detail: '',
  party: null,
  item: null,
  missingFacts: [],
  citations: [{ instrument: 'test', pinpoint: null, url: null }],
  ...facts,
});
const gap: Gap = { code: 'list_stale', subject: 'un-sc', detail: 'The list is stale.' };
const verdict = (findings: Draft[], gaps: Gap[] = [], exceptions: ExceptionAssessment[] = []) =>
  reachVerdict(orderOf({}), knowledge, circumstances, [{ findings, gaps, exceptions }]);
const exception = (met: boolean | null): ExceptionAssessment => ({
  item: '1',
  code: 'LVS',
  status: 'available',
  overcomes: ['NS2'],
  reasons: [],
  conditions: [{ key: 'value', text: 'at most the limit', met }],
  citations: [],
});

const anyDraft = fc.record({ outcome: fc.constantFrom(...outcomes), hard: fc.boolean() }).map(draft);

describe('the verdict', () => {
  it('releases when nothing was found and nothing is missing', () => {
    expect(verdict([])).toMatchObject({ outcome: 'clear', action: 'release', complete: true, gaps: [] });
  });

  it('never releases with a gap, whatever was found', () => {
    fc.assert(
      fc.property(fc.array(anyDraft), (drafts) => {
        const { action, outcome, complete } = verdict(drafts, [gap]);
        expect([action === 'release', complete, severity(outcome) >= severity('review')]).toEqual([false, false, true]);
      }),
    );
  });

  it('only rises when one more finding is added', () => {
    fc.assert(
      fc.property(fc.array(anyDraft), anyDraft, (drafts, one) => {
        expect(severity(verdict([...drafts, one]).outcome)).toBeGreaterThanOrEqual(severity(verdict(drafts).outcome));
      }),
    );
  });

  it('refuses on hard facts only and holds every other prohibition', () => {
    expect(verdict([draft({ outcome: 'prohibited', hard: true })]).action).toBe('refuse');
    expect(verdict([draft({ outcome: 'prohibited', hard: false })]).action).toBe('hold');
    expect(verdict([draft({ outcome: 'review', hard: true })]).action).toBe('hold');
  });

  it('releases under conditions only when each condition of the exception relied on is met', () => {
    const conditional = [draft({ outcome: 'clear_with_conditions' })];
    expect(verdict(conditional, [], [exception(true)]).action).toBe('release');
    expect(verdict(conditional, [], [exception(null)]).action).toBe('hold');
    expect(verdict(conditional, [], [exception(false)]).action).toBe('hold');
  });

  it('numbers findings strictest first and keeps every jurisdiction apart', () => {
    const found = verdict([draft({ outcome: 'review', jurisdiction: 'EU' }), draft({ outcome: 'prohibited', title: 'Worst.' })]);
    expect(found.findings.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['f1', 'prohibited'],
      ['f2', 'review'],
    ]);
    expect(found.byJurisdiction).toEqual({ EU: 'review', US: 'prohibited' });
    expect(found.headline).toBe('Held: Worst. (1 more)');
  });

  it('tells the buyer nothing of the reason', () => {
    const { buyerMessage } = verdict([draft({ title: 'The name matches ACME on us-ofac-sdn.' })]);
    expect(buyerMessage).toEqual({ code: 'order_under_review', text: expect.not.stringContaining('ACME') });
  });

  it('pins the lists inside a consolidated file with the file they came in', () => {
    expect(verdict([]).pinned.sources).toMatchObject([
      { id: 'us-csl' },
      { id: 'us-bis-el', entries: 4, via: 'us-csl' },
      { id: 'us-bis-dpl' },
    ]);
  });

  it('holds a released judgement once a gap is added, and leaves a refusal refused', () => {
    expect(withGap(verdict([]), gap)).toMatchObject({
      outcome: 'review',
      action: 'hold',
      complete: false,
      headline: 'Held: The list is stale.',
    });
    expect(withGap(verdict([draft({ outcome: 'prohibited', hard: true })]), gap).action).toBe('refuse');
  });
});
