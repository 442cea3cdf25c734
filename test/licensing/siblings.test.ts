import { describe, expect, it } from 'vitest';
import { starterLaw } from '../../shared/licensing/starter-law.ts';
import { buildIndex } from '../../shared/matching/build-index.ts';
import { loadIndex } from '../../shared/matching/load-index.ts';
import { defaultRuleset } from '../../shared/rules/default-ruleset.ts';
import type { Knowledge } from '../../shared/screening/knowledge.ts';
import { screen } from '../../shared/screening/screen.ts';
import furtherEu from './cases/further-eu.json' with { type: 'json' };
import furtherUs from './cases/further-us.json' with { type: 'json' };
import eu from './cases/siblings-eu.json' with { type: 'json' };
import us from './cases/siblings-us.json' with { type: 'json' };
import { type Sibling, siblingOrder } from './sibling-order.ts';

const index = loadIndex(buildIndex([]));
const knowledge = {
  edition: { id: 'ed_siblings', sources: {} },
  index: index.ok ? index.value : null,
  law: starterLaw(),
  ruleset: { ...defaultRuleset(), rules: [] },
  engine: 'siblings',
} as unknown as Knowledge;

describe.each([
  ['US', us as Sibling[]],
  ['EU', eu as Sibling[]],
  ['US, further', furtherUs as Sibling[]],
  ['EU, further', furtherEu as Sibling[]],
])('orders under the law of %s', (_law, siblings) => {
  it.each(siblings.map((one) => [one.say, one] as const))('%s', (_say, one) => {
    const judged = screen(siblingOrder(one), knowledge, { now: `${one.on ?? '2026-11-24'}T12:00:00Z`, gaps: [] });
    const told = `${one.cite}\n${JSON.stringify(
      judged.findings.map((finding) => [finding.outcome, finding.code, finding.detail]),
      null,
      1,
    )}`;
    const keys = judged.findings.flatMap(({ requirement }) =>
      requirement ? [requirement.reason, `${requirement.reason} ${requirement.column}`] : [],
    );
    const missing = judged.findings.flatMap((finding) => finding.missingFacts);
    expect(judged.outcome, told).toBe(one.outcome);
    expect(keys, told).toEqual(expect.arrayContaining(one.needs ?? []));
    for (const key of one.without ?? []) expect(keys, told).not.toContain(key);
    const codes = judged.findings.map((finding) => finding.code);
    expect(codes, told).toEqual(expect.arrayContaining(one.codes ?? []));
    expect(missing, told).toEqual(expect.arrayContaining(one.missing ?? []));
    expect(Object.fromEntries(judged.exceptions.map(({ code, status }) => [code, status]))).toMatchObject(one.exceptions ?? {});
    const owed = judged.obligations.map(({ code }) => code);
    expect(owed).toEqual(expect.arrayContaining(one.obligations ?? []));
    for (const code of one.notOwed ?? []) expect(owed).not.toContain(code);
  });
});
