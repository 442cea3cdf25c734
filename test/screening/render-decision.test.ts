import { describe, expect, it } from 'vitest';
import { lawTables } from '../../shared/licensing/law-tables.ts';
import { buildIndex } from '../../shared/matching/build-index.ts';
import { loadIndex } from '../../shared/matching/load-index.ts';
import type { Decision } from '../../shared/model/decision.ts';
import { defaultRuleset } from '../../shared/rules/default-ruleset.ts';
import type { Knowledge } from '../../shared/screening/knowledge.ts';
import { renderDecision } from '../../shared/screening/render-decision.ts';
import { screen } from '../../shared/screening/screen.ts';
import { circumstances, noKnowledge, type OrderFacts, orderOf } from './order-for-checks.ts';

const index = loadIndex(buildIndex([]));
if (!index.ok) throw new Error(index.trouble.message);
const knowledge: Knowledge = { ...noKnowledge, index: index.value, law: lawTables({}), ruleset: defaultRuleset() };

const decided = (facts: OrderFacts): Decision => ({
  ...screen(orderOf(facts), knowledge, circumstances),
  id: 'dec_1',
  reference: 'SO-1',
  stage: 'checkout',
  createdAt: circumstances.now,
  simulated: false,
  review: null,
  supersedes: null,
  trigger: 'order',
  digest: 'sha256:00',
});

const text = (facts: OrderFacts): string => renderDecision(decided(facts));

describe('renderDecision', () => {
  it('opens with what was decided and closes with the knowledge it was decided on', () => {
    const [paragraph] = text({ destination: { country: 'UA', city: 'Simferopol' } }).split('\n\n');
    expect(paragraph).toMatch(
      /^By decision dec_1 of 2026-11-23T12:00:00Z at stage checkout, order SO-1 is refused: prohibited\./,
    );
    expect(paragraph).toMatch(/knowledge edition ed_test, ruleset rs_\w+ and engine test/);
    expect(paragraph).toContain('(US: prohibited; Executive Order 13685, 79 FR 77357, edition');
    expect(paragraph).toContain('(US: a license is required; 15 CFR Part 746, 746.6(a)(1), edition 2026-09-24).');
  });

  it('gives every reason a citation with an edition', () => {
    const decision = decided({ destination: { country: 'RU' }, items: [{ classification: { us: '5A992.c', hs: '851713' } }] });
    const rendered = renderDecision(decision);
    for (const finding of decision.findings) expect(rendered).toContain(finding.title.replace(/\.$/, ''));
    expect(rendered.match(/edition /g)?.length ?? 0).toBeGreaterThanOrEqual(decision.findings.length);
    expect(rendered).not.toMatch(/undefined|null|\[object|\.\./);
  });

  it('lists ways, open facts and what was looked at besides', () => {
    const cuba = text({ destination: { country: 'CU' } });
    expect(cuba).toMatch(/What would authorize it:\n- GFT is candidate for item 1 against 746\.2\(a\)/);
    expect(text({ destination: { country: 'RU' } })).toContain('Facts that would decide:\n- items[1].classification.hs');
    expect(text({ destination: { country: 'DE' } })).toContain('Looked at besides:\n- Ownership was not given');
  });

  it('renders the same decision to the same text', () => {
    const decision = decided({ destination: { country: 'SY' } });
    expect(renderDecision(structuredClone(decision))).toBe(renderDecision(decision));
  });
});
