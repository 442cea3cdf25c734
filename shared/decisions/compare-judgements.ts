import type { Judgement } from '../model/decision.ts';
import type { Finding } from '../model/finding.ts';
import { canonicalJson } from './canonical-json.ts';

/** One place where two judgements of the same order differ. */
export interface Difference {
  /** `outcome`, `action`, `gaps`, `findings`, … */
  what: string;
  /** Which finding, gap or member; null for the whole. */
  subject: string | null;
  before: unknown;
  after: unknown;
}

const scalars = ['outcome', 'action', 'complete', 'headline'] as const;
const wholes = ['byJurisdiction', 'exceptions', 'obligations', 'divergence'] as const;

/** Differences from `before` to `after`, in words a person can read. Ids, times and pinned versions are not part of a judgement. */
export function compareJudgements(before: Judgement, after: Judgement): Difference[] {
  const differences: Difference[] = [];
  for (const what of [...scalars, ...wholes]) {
    if (!same(before[what], after[what])) differences.push({ what, subject: null, before: before[what], after: after[what] });
  }
  const findings = pairs(before.findings, after.findings, findingKey);
  for (const [subject, a, b] of findings) {
    if (!same(withoutId(a), withoutId(b))) differences.push({ what: 'findings', subject, before: a, after: b });
  }
  for (const [subject, a, b] of pairs(before.gaps, after.gaps, ({ code, subject: about }) => `${code} ${about ?? ''}`.trim())) {
    if (!same(a, b)) differences.push({ what: 'gaps', subject, before: a, after: b });
  }
  return differences;
}

/** The same text is the same value; only where the texts differ does the order of keys have to be looked past. */
const same = (a: unknown, b: unknown): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null) || canonicalJson(a ?? null) === canonicalJson(b ?? null);

const findingKey = ({ code, party, item, match, requirement }: Finding): string =>
  [code, party, item, match?.entry.id, requirement?.column].filter(Boolean).join(' ');

const withoutId = (finding: Finding | null): unknown => finding && { ...finding, id: null };

/** Members of two lists by key, in order of first appearance; null where a list has none. */
function pairs<T>(before: T[], after: T[], keyOf: (one: T) => string): [string, T | null, T | null][] {
  const byKey = new Map<string, [T | null, T | null]>();
  for (const [side, list] of [before, after].entries()) {
    const seen = new Map<string, number>();
    for (const one of list) {
      const times = (seen.get(keyOf(one)) ?? 0) + 1;
      seen.set(keyOf(one), times);
      const key = times === 1 ? keyOf(one) : `${keyOf(one)} (${times})`;
      const pair = byKey.get(key) ?? [null, null];
      pair[side] = one;
      byKey.set(key, pair);
    }
  }
  return [...byKey].map(([key, [a, b]]) => [key, a, b]);
}
